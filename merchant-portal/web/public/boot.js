// Runs before the first paint, so that a dark page does not flash white. A file of its own,
// because the portal's policy allows no inline script.
(function () {
  var root = document.documentElement;
  var theme = null;
  var locale = null;
  try {
    theme = localStorage.getItem('tidegate.theme');
    locale = localStorage.getItem('tidegate.locale');
  } catch {
    // storage is switched off: the defaults hold
  }
  var dark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.classList.toggle('dark', dark);
  root.lang = locale === 'en' ? 'en' : 'zh-CN';
})();
