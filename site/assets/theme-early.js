// Runs before the page is painted, so that a chosen theme shows from the first frame.
(function () {
  try {
    var theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (error) {
    // Storage is switched off: the system's theme it is.
  }
  document.documentElement.classList.add("js");
})();
