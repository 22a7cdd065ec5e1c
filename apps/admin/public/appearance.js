// Runs before the first paint, so that a dark page never flashes white. A file of its own: the page allows no inline script.
(function () {
  try {
    var root = document.documentElement;
    var theme = localStorage.getItem('rollcall.theme');
    var density = localStorage.getItem('rollcall.density');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (density === 'comfortable' || density === 'compact') root.dataset.density = density;
  } catch (blocked) {
    // Storage can be switched off in the browser: the system's theme is right then.
  }
})();
