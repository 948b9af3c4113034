// Runs only in browsers that know no modules, and so not the app either: shows the message that the page carries.
document.getElementById("start-waiting").setAttribute("hidden", "");
document.getElementById("start-late").setAttribute("hidden", "");
document.getElementById("start-failed").removeAttribute("hidden");
