// Runs before the first paint: says from what this browser remembers who is looking and which theme they chose, so that
// nothing jumps when the answer of the server arrives. The sessions themselves are in cookies that no script can read.
(function () {
  var root = document.documentElement;
  root.dataset.js = "on";
  try {
    var theme = localStorage.getItem("earnest.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    // A session that a form began without script is not remembered yet; the server left a note of it, and session.js asks.
    root.dataset.signed = localStorage.getItem("earnest.me") || /(^|; )earnest_began=1/.test(document.cookie) ? "in" : "out";
  } catch (_) {
    root.dataset.signed = "out"; // storage is forbidden here: the server's answer will tell
  }
})();
