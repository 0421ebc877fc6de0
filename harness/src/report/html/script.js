// SPDX-License-Identifier: GPL-2.0-only
"use strict";
(() => {
  const form = document.getElementById("filter");
  const fields = ["target", "suite", "outcome", "text"];
  const items = [...document.querySelectorAll(".item")].map((element) => ({
    element,
    target: element.dataset.t,
    part: element.closest("section").getAttribute("aria-labelledby"),
    // What belongs to no suite, such as a run, is not asked for one.
    suites: element.dataset.s === undefined ? null : element.dataset.s.split(" "),
    outcomes: element.dataset.o === undefined ? null : element.dataset.o.split(" "),
    text: null,
  }));

  const textOf = (item) => {
    item.text ??= item.element.textContent.toLowerCase();
    return item.text;
  };

  const isWanted = (item, want) =>
    (want.target === "" || item.target === want.target) &&
    (want.suite === "" || item.suites === null || item.suites.includes(want.suite)) &&
    (want.outcome === "" || item.outcomes === null || item.outcomes.includes(want.outcome)) &&
    (want.text === "" || item.outcomes === null || textOf(item).includes(want.text.toLowerCase()));

  const filter = () => {
    const want = Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));
    const counts = { failures: [0, 0], runs: [0, 0], cases: [0, 0] };
    for (const item of items) {
      const wanted = isWanted(item, want);
      item.element.hidden = !wanted;
      // A drawing is no line.
      const count = counts[item.part];
      if (count === undefined) continue;
      count[0] += wanted ? 1 : 0;
      count[1] += 1;
    }
    // Failures that are alike are told once.
    const words = { failures: "ways of failing" };
    form.querySelector("output").textContent = `Shown: ${Object.entries(counts)
      .map(([part, [shown, all]]) => `${shown} of ${all} ${words[part] ?? part}`)
      .join(", ")}`;
    return new URLSearchParams(Object.entries(want).filter(([, value]) => value !== "")).toString();
  };

  // A fragment is either a filter (`target=v6.1&outcome=bad`) or the name of a place.
  const fromAddress = () => {
    const fragment = location.hash.slice(1);
    if (fragment.includes("=")) {
      const want = new URLSearchParams(fragment);
      for (const name of fields) {
        form.elements[name].value = want.get(name) ?? "";
        if (form.elements[name].selectedIndex === -1) form.elements[name].value = "";
      }
      filter();
      return;
    }
    const place = document.getElementById(fragment);
    if (place === null) return;
    if (place.hidden) {
      form.reset();
      filter();
    }
    if (place instanceof HTMLDetailsElement) {
      place.open = true;
      place.scrollIntoView();
      place.querySelector("summary").focus();
    }
  };

  const toAddress = () => {
    const wanted = filter();
    history.replaceState(null, "", wanted === "" ? "#filter" : `#${wanted}`);
  };

  form.addEventListener("input", toAddress);
  form.addEventListener("reset", () => setTimeout(toAddress));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", fromAddress);
  // A link to the place that the address has already is no change of it.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link !== null && link.getAttribute("href") === location.hash) fromAddress();
  });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.failure:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });

  form.hidden = false;
  filter();
  fromAddress();
})();
