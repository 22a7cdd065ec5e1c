// Runs before the first paint, so that a dark page never flashes white. A file of its own: the page allows no inline script.
(function () {
  try {
    const root = document.documentElement;
    const theme = localStorage.getItem('rollcall.theme');
    const density = localStorage.getItem('rollcall.density');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (density === 'comfortable' || density === 'compact') root.dataset.density = density;
  } catch {
    // Storage can be switched off in the browser: the system's theme is right then.
  }
})();
