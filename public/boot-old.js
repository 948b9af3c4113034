// Runs only in browsers that know no modules, and so not the app either: shows what the page carries for them.
document.getElementById("old-browser").removeAttribute("hidden");
document.getElementById("start-waiting").setAttribute("hidden", "");
document.getElementById("start-late").setAttribute("hidden", "");
document.getElementById("start-failed").removeAttribute("hidden");
