/** All checks, one after the other: `node tools/checks/run.mjs`. */
import './check-doc-paths.mjs';
import './check-trail.mjs';
import './check-exports-documented.mjs';
import './check-lock.mjs';
