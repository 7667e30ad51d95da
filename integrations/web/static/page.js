// Says that an answer or a draft is being prepared, and moves to what needs attention.
// Every page works without it.
"use strict";

for (const form of document.querySelectorAll("form[data-waiting]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault(); // a second press does not ask twice
      return;
    }
    form.dataset.sent = "yes";
    form.querySelector(".app-waiting").textContent = form.dataset.waiting;
  });
}

// A page that comes back from the browser's memory is ready to be used again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-waiting]")) {
    delete form.dataset.sent;
    form.querySelector(".app-waiting").textContent = "";
  }
});

const problem = document.querySelector(".nhsuk-error-summary");
if (problem) {
  problem.tabIndex = -1;
  problem.focus();
}

// Browsers that do not open a fold for the link that leads into it.
window.addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target && target.closest("details:not([open])");
  if (fold) {
    fold.open = true;
    target.scrollIntoView();
  }
});

// Shows how files get on without loading the page anew; says how many are done, and no more.
const progress = document.querySelector("#progress[data-on-its-way]");

async function lookAgain() {
  let seen;
  try {
    const answer = await fetch(location.href, {cache: "no-store"});
    if (!answer.ok) {
      location.reload(); // it is no longer shown, and the page says so
      return;
    }
    seen = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    setTimeout(lookAgain, 5000); // the service is being started again, perhaps
    return;
  }
  const now = seen.querySelector("#progress");
  if (!now) return;
  for (const file of seen.querySelectorAll("#files > li")) {
    const shown = document.getElementById(file.id);
    if (shown && shown.innerHTML !== file.innerHTML) shown.replaceWith(document.importNode(file, true));
  }
  if (now.dataset.onItsWay === undefined) {
    location.reload(); // the page of what is done, with its links and buttons
    return;
  }
  if (progress.textContent !== now.textContent) progress.textContent = now.textContent;
  setTimeout(lookAgain, 1000);
}

if (progress) setTimeout(lookAgain, 700);
