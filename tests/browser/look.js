// What the walks ask of a page as it stands in the browser.
(() => {
  const CONTROLS =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const FOCUS = ["outlineStyle", "outlineColor", "boxShadow", "backgroundColor", "borderColor"];

  const PICTURE =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  const told = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 120);

  // Radios of one name are one stop, as the arrow keys go on from there.
  const stops = () => {
    const found = new Map();
    for (const one of document.querySelectorAll(CONTROLS)) {
      if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true }))
        continue;
      const stop = one.type === "radio" ? `radio ${one.form?.id} ${one.name}` : one;
      if (!found.has(stop) || one.checked) found.set(stop, one);
    }
    return [...found.values()];
  };

  const dress = (one) => {
    const drawn = [[one], [one, "::before"], [one, "::after"]];
    for (const label of one.labels ?? [])
      drawn.push([label], [label, "::before"], [label, "::after"]);
    return drawn
      .map(([part, pseudo]) => getComputedStyle(part, pseudo))
      .flatMap((style) => FOCUS.map((name) => style[name]))
      .join();
  };

  const isCovered = (one) => {
    const { left, top, right, bottom } = one.getClientRects()[0];
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const hit = document.elementFromPoint(x, y);
    return !hit || !(one.contains(hit) || hit.contains(one) || hit.control === one);
  };

  // What is folded away is a part of the page too.
  const unfold = () => document.querySelectorAll("details").forEach((one) => (one.open = true));

  // Each control shows that it has the focus, and nothing lies over it.
  const focus = () => {
    const faults = [];
    for (const one of stops()) {
      document.activeElement.blur();
      const before = dress(one);
      one.focus();
      if (document.activeElement !== one) faults.push(`takes no focus: ${told(one)}`);
      else if (dress(one) === before) faults.push(`shows no focus: ${told(one)}`);
      else if (isCovered(one)) faults.push(`is covered: ${told(one)}`);
      if (one.tabIndex > 0) faults.push(`is out of order: ${told(one)}`);
    }
    document.activeElement.blur();
    window.scrollTo(0, 0);
    return faults;
  };

  // Text in another font than the page's; what is monospaced is so on purpose.
  const fonts = () => {
    const faults = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const one = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || one.closest("script, style, .app-hash, .app-secret"))
        continue;
      if (one.checkVisibility() && !/^arial\b/i.test(getComputedStyle(one).fontFamily))
        faults.add(`is in another font: ${told(one)}`);
    }
    return [...faults];
  };

  const sideways = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth}`] : [];
  };

  const breaches = async (tags) => {
    // What passed is left out: to tell of it takes longer than to find it.
    const { violations } = await axe.run({
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
      iframes: false,
      preload: false,
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((one) => `${id}: ${one.html}`));
  };

  const look = async (tags) => [...sideways(), ...fonts(), ...(await breaches(tags))];

  // An error page says so in its title and its summary, and leads from there to the inputs.
  const errors = () => {
    const summary = document.querySelector(".govuk-error-summary");
    const faults = [];
    if (!document.title.startsWith("Error: ")) faults.push(`is called ${document.title}`);
    if (document.activeElement !== summary) faults.push("does not focus on the summary");
    const links = [...summary.querySelectorAll("a")];
    if (!links.length) faults.push("has a summary that leads nowhere");
    for (const link of links) {
      if (link.hash === "#form") continue;
      document.activeElement.blur();
      link.click();
      if (!document.activeElement.matches("input, select, textarea"))
        faults.push(`leads to no input: ${told(link)}`);
    }
    return faults;
  };

  const form = () => document.getElementById("form");
  const press = () => form().querySelector("button:not([type=button])").click();

  // Nothing is chosen or written, no number or date can be read, no question says why.
  const spoil = () => {
    for (const one of form().elements) {
      if (one.type === "radio" || one.type === "checkbox") one.checked = false;
      else if (one.name.startsWith("state-")) one.value = "not-seen";
      else if (one.tagName === "SELECT") one.value = "";
      else if (one.inputMode) one.value = "x";
      else if (one.type !== "hidden" && one.tagName !== "BUTTON") one.value = "";
    }
  };

  const written = (one) => {
    for (const [end, part] of Object.entries({ day: "22", month: "11", year: "2026" }))
      if (one.name.endsWith(`-${end}`)) return part;
    if (one.name.endsWith("postcode")) return "AN1 2BC";
    if (one.type === "email") return "someone@anytown.example";
    return one.inputMode ? "3" : "Words";
  };

  const attach = (one) => {
    const bytes = Uint8Array.from(atob(PICTURE), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], "seen.png", { type: "image/png" }));
    one.files = files.files;
  };

  // The first of each choice, words or numbers in each box, today for each date.
  const mend = () => {
    const asked = [...form().elements].filter((one) => one.name && one.type !== "hidden");
    for (const one of asked) {
      if (one.type === "radio" || one.type === "checkbox") {
        const set = asked.filter((other) => other.name === one.name);
        if (!set.some((other) => other.checked)) set[0].checked = true;
      } else if (one.tagName === "SELECT") {
        if (!one.selectedOptions[0]?.value) one.selectedIndex = 1;
      } else if (one.type === "file") attach(one);
      else if (one.tagName !== "BUTTON" && (!one.value || one.value === "x"))
        one.value = written(one);
    }
  };

  // What has the focus, in words, within its question.
  const named = () => {
    const one = document.activeElement;
    const legend = one.closest("fieldset")?.querySelector("legend")?.innerText ?? "";
    return `${legend} ${one.labels?.[0]?.innerText ?? one.innerText}`.replace(/\s+/g, " ");
  };

  // How many stops there are; each keeps its number, and radios share one.
  const count = () => {
    const found = stops();
    found.forEach((one, number) => {
      for (const other of one.type === "radio" ? (one.form ?? document).querySelectorAll("input") : [one])
        if (other === one || (other.type === "radio" && other.name === one.name))
          other.dataset.stop = number;
    });
    return found.length;
  };
  const stop = () => document.activeElement.dataset.stop ?? "";

  window.walk = { count, stop, named, unfold, focus, look, errors, press, spoil, mend };
})();
