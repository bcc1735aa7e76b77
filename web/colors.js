// The colors that this reader chose here, set before the page is first drawn. A classic script in
// the head, because a module would run too late and the page would flash.
try {
  const chosen = localStorage.getItem("colors");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colors = chosen;
} catch {
  // Storage can be switched off: the device's own choice holds then.
}
