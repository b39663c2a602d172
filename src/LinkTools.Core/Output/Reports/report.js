
"use strict";
(() => {
  const names = ["status", "reason", "page", "url", "href", "text", "element", "attribute", "kind", "message", "chain",
    "suggestion", "code", "line", "column", "known"];
  const order = ["Broken", "Unreachable", "FragmentMissing", "Insecure", "Redirected", "Blocked", "Unverified", "Skipped",
    "Ok"];
  const step = 200;
  const find = id => document.getElementById(id);
  const rows = JSON.parse(find("rows").textContent)
    .map(values => Object.fromEntries(values.map((value, index) => [names[index], value])));
  const compare = (one, other) => one < other ? -1 : one > other ? 1 : 0;
  const rankOf = row => { const rank = order.indexOf(row.status); return rank < 0 ? order.length : rank; };
  const parse = url => { try { return new URL(url); } catch { return null; } };
  const hostOf = url => parse(url)?.host ?? "";
  const isWeb = url => /^https?:$/.test(parse(url)?.protocol ?? "");
  const number = value => value.toLocaleString("en");
  for (const row of rows) {
    row.target = row.url || row.href;
    row.host = hostOf(row.url);
    row.rank = rankOf(row);
    row.search = [row.status, row.reason, row.page, row.target, row.text, row.message, row.code || ""].join("\n").toLowerCase();
  }

  // Strangers wrote the texts, so they only ever become text.
  const element = (name, content, attributes = {}) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...[content].flat().filter(part => part !== "" && part !== null));
    return made;
  };
  const isolated = text => element("bdi", text);
  const address = (text, url) => isWeb(url)
    ? element("a", isolated(text), { href: url, rel: "noopener noreferrer" }) : isolated(text);

  const counts = new Map();
  for (const row of rows) counts.set(row.status, (counts.get(row.status) ?? 0) + 1);
  const statuses = [...counts.keys()].sort((one, other) => rankOf({ status: one }) - rankOf({ status: other }) || compare(one, other));
  for (const status of statuses) {
    const box = element("input", "", { type: "checkbox", value: status });
    box.checked = true;
    find("statuses").append(element("label", [box, `${status || "Not checked"} (${number(counts.get(status))})`]));
  }
  const hosts = new Map();
  for (const row of rows) if (row.host) hosts.set(row.host, (hosts.get(row.host) ?? 0) + 1);
  for (const [host, count] of [...hosts].sort((one, other) => other[1] - one[1] || compare(one[0], other[0])))
    find("host").append(element("option", `${host} (${number(count)})`, { value: host }));

  let shown = [];
  let groups = [];
  let next = 0;
  let within = 0;

  const filter = () => {
    const words = find("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const host = find("host").value;
    const chosen = new Set([...find("statuses").querySelectorAll("input:checked")].map(box => box.value));
    const withKnown = find("known").checked;
    return rows.filter(row => chosen.has(row.status) && (!host || row.host === host) && (withKnown || !row.known)
      && words.every(word => row.search.includes(word)));
  };

  const arrange = () => {
    const by = find("group").value;
    const sort = find("sort").value;
    const places = (one, other) => compare(one.page, other.page) || one.line - other.line || one.column - other.column;
    const within = { worst: (one, other) => one.rank - other.rank || places(one, other), page: places,
      target: (one, other) => compare(one.target, other.target) || places(one, other),
      count: (one, other) => one.rank - other.rank || places(one, other) }[sort];
    const map = new Map();
    for (const row of shown) {
      const key = by === "page" ? row.page : by === "target" ? row.target : "";
      if (!map.has(key)) map.set(key, []);
      map.get(key).push(row);
    }
    groups = [...map].map(([name, list]) => ({ name, list: list.sort(within),
      worst: list.reduce((worst, row) => Math.min(worst, row.rank), order.length) }));
    groups.sort((one, other) => sort === "worst" ? one.worst - other.worst || other.list.length - one.list.length || compare(one.name, other.name)
      : sort === "count" ? other.list.length - one.list.length || compare(one.name, other.name) : compare(one.name, other.name));
  };

  const show = row => {
    const line = row.line ? `Line ${row.line}${row.column ? `:${row.column}` : ""}` : "";
    const lines = [element("p", address(row.text || row.target, row.url))];
    if (row.text) lines.push(element("p", isolated(row.target), { class: "meta" }));
    if (row.message) lines.push(element("p", isolated(row.message)));
    if (find("group").value !== "page" && row.page)
      lines.push(element("p", ["On ", address(row.page, row.page)], { class: "meta" }));
    if (row.chain) lines.push(element("p", ["Redirects: ", isolated(row.chain)], { class: "meta" }));
    if (row.suggestion) lines.push(element("p", ["Use ", address(row.suggestion, row.suggestion)]));
    const badge = [row.status || "Not checked", row.code ? ` ${row.code}` : "", row.known ? " (known)" : ""];
    const reason = row.reason && row.reason !== row.status ? element("span", isolated(row.reason), { class: "meta" }) : "";
    return element("li", [element("span", [element("span", badge, { class: "badge" }), reason], { class: "verdict" }), element("div", lines, { class: "what" }),
      element("span", line, { class: "where" })], { class: "row", "data-status": row.status });
  };

  let list = null;
  const more = () => {
    let left = step;
    while (left > 0 && next < groups.length) {
      const group = groups[next];
      if (within === 0) {
        list = element("ul", "");
        const title = find("group").value === "none" ? "All" : group.name || "Given by the user";
        find("list").append(element("section", [
          element("h3", [address(title, group.name), ` (${number(group.list.length)})`]), list], { class: "group" }));
      }
      const part = group.list.slice(within, within + left);
      list.append(...part.map(show));
      left -= part.length;
      within += part.length;
      if (within >= group.list.length) { next += 1; within = 0; }
    }
    find("more").hidden = next >= groups.length;
  };

  const refresh = () => {
    shown = filter();
    arrange();
    next = within = 0;
    find("list").replaceChildren();
    find("copied").textContent = "";
    find("count").textContent = rows.length === 0 ? "No link needs attention."
      : shown.length === rows.length ? `${number(rows.length)} ${rows.length === 1 ? "link" : "links"}`
      : `${number(shown.length)} of ${number(rows.length)} links`;
    more();
  };

  // A spreadsheet takes text that begins so for a formula, wide forms included.
  const cell = value => `"${(/^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(value) ? "'" : "") + String(value).replaceAll('"', '""')}"`;
  const csv = () => [names, ...groups.flatMap(group => group.list).map(row => names.map(name => row[name]))]
    .map(values => values.map(cell).join(",")).join("\r\n");
  const copy = async () => {
    const text = csv();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = element("textarea", text, { readonly: "" });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      find("copy").focus();
    }
    find("copied").textContent = `${number(shown.length)} ${shown.length === 1 ? "row" : "rows"} copied`;
  };

  let timer = 0;
  find("search").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(refresh, 150); });
  for (const id of ["host", "group", "sort", "known", "statuses"]) find(id).addEventListener("change", refresh);
  find("copy").addEventListener("click", copy);
  find("more").addEventListener("click", more);
  addEventListener("beforeprint", () => { while (next < groups.length && next < 5000) more(); });
  find("tools").hidden = rows.length === 0;
  const leftOut = find("left-out");
  if (leftOut) find("count").after(leftOut);
  refresh();
})();
