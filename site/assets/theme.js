// Comforts of the page: it reads and navigates without them.
(function () {
  "use strict";

  var root = document.documentElement;

  // Light and dark: the system's choice until the reader makes one.
  var themeSwitch = document.querySelector(".theme-switch");
  if (themeSwitch) {
    themeSwitch.hidden = false;
    themeSwitch.addEventListener("click", function () {
      var isDark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = isDark ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch (error) {
        // Storage is switched off: the choice holds for this page.
      }
    });
  }

  // Copy buttons.
  var status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  document.querySelectorAll(".code-block").forEach(function (block) {
    if (!navigator.clipboard) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(block.querySelector("code").textContent).then(function () {
        button.textContent = "Copied";
        status.textContent = "Copied to the clipboard";
        setTimeout(function () {
          button.textContent = "Copy";
          status.textContent = "";
        }, 2000);
      });
    });
    block.append(button);
  });

  // The section that is being read, in the table of contents.
  var links = Array.from(document.querySelectorAll(".toc a"));
  var headings = links
    .map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); })
    .filter(Boolean);
  if (headings.length && "IntersectionObserver" in window) {
    var visible = new Set();
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) visible.add(entry.target);
        else visible.delete(entry.target);
      });
      var current = headings.find(function (heading) { return visible.has(heading); });
      if (!current) return;
      links.forEach(function (link) {
        link.classList.toggle("current", decodeURIComponent(link.hash.slice(1)) === current.id);
      });
    }, { rootMargin: "-10% 0px -70% 0px" });
    headings.forEach(function (heading) { observer.observe(heading); });
  }

  // From disk there is no server that opens a folder's index page.
  if (location.protocol === "file:") {
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (!link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
      link.pathname += "index.html";
    });
  }
})();
