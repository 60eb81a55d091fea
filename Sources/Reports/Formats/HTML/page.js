"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const count = data.nip.length;
  const pageSize = 50;
  const element = (id) => document.getElementById(id);
  const folded = data.nama.map((name, row) => name.toLowerCase() + " " + data.nip[row]);

  const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, words.thousands);
  const whole = (value) => (value === null ? "" : grouped(String(value)));
  // Numbers come as whole numbers of the smallest shown unit, so nothing is rounded twice.
  const hundredths = (value) => {
    if (value === null) return "";
    const digits = String(Math.abs(value)).padStart(3, "0");
    return (value < 0 ? "-" : "") + grouped(digits.slice(0, -2)) + words.decimal + digits.slice(-2);
  };

  const columns = [
    // the columns of the ranking
  ];

  element("ranking").querySelectorAll("th button").forEach((button, number) => {
    columns[number].label = button.textContent;
  });

  let rows = Array.from({ length: count }, (_, row) => row);
  let page = 0;
  let sorted = { column: columns[0], descending: false };

  const compare = (column) => {
    const values = data[column.key];
    if (column.number) {
      // What is missing comes last, whichever way is up.
      return (left, right) => {
        const [a, b] = [values[left], values[right]];
        if (a === null || b === null) return a === b ? 0 : a === null ? 2 : -2;
        return Number(a) - Number(b);
      };
    }
    const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return column.values
      ? (left, right) => order(column.values[values[left]], column.values[values[right]])
      : (left, right) => order(values[left], values[right]);
  };

  const arrange = () => {
    const wanted = element("search").value.trim().toLowerCase();
    const unit = element("unit").value;
    const job = element("job").value;
    const predikat = element("predikat").value;
    rows = [];
    for (let row = 0; row < count; row++) {
      if (wanted && !folded[row].includes(wanted)) continue;
      if (unit && data.unit[row] !== Number(unit)) continue;
      if (job && data.jenis[row] !== Number(job)) continue;
      if (predikat && data.predikat[row] !== Number(predikat)) continue;
      rows.push(row);
    }
    if (sorted.column !== columns[0] || sorted.descending) {
      const order = compare(sorted.column);
      const sign = sorted.descending ? -1 : 1;
      rows.sort((left, right) => {
        const result = order(left, right);
        return (Math.abs(result) === 2 && sorted.column.number && (data[sorted.column.key][left] === null || data[sorted.column.key][right] === null)
          ? result
          : sign * result) || left - right;
      });
    }
    page = 0;
    show();
  };

  const show = () => {
    const pages = Math.max(1, Math.ceil(rows.length / pageSize));
    page = Math.min(Math.max(page, 0), pages - 1);
    const body = document.createElement("tbody");
    for (const row of rows.slice(page * pageSize, (page + 1) * pageSize)) {
      const line = body.insertRow();
      for (const column of columns) {
        const cell = line.insertCell();
        cell.textContent = column.text(row);
        cell.dataset.label = column.label;
        if (column.number) cell.className = "number";
      }
    }
    const table = element("ranking");
    table.replaceChild(body, table.tBodies[0]);
    element("count").textContent = words.found.replace("{n}", whole(rows.length)).replace("{all}", whole(count));
    element("page").textContent = words.page.replace("{n}", whole(page + 1)).replace("{all}", whole(pages));
    element("previous").disabled = page === 0;
    element("next").disabled = page >= pages - 1;
  };

  for (const [id, texts] of [["unit", data.unitNames], ["job", data.jobTypes], ["predikat", data.predikats]]) {
    texts.forEach((text, value) => element(id).add(new Option(text, String(value))));
    element(id).addEventListener("change", arrange);
  }
  element("search").addEventListener("input", arrange);
  element("previous").addEventListener("click", () => { page -= 1; show(); });
  element("next").addEventListener("click", () => { page += 1; show(); });
  element("ranking").querySelectorAll("th button").forEach((button, number) => {
    button.addEventListener("click", () => {
      const column = columns[number];
      sorted = { column, descending: sorted.column === column && !sorted.descending };
      element("ranking").querySelectorAll("thead th").forEach((heading, index) => {
        if (index === number) heading.setAttribute("aria-sort", sorted.descending ? "descending" : "ascending");
        else heading.removeAttribute("aria-sort");
      });
      arrange();
    });
  });
  show();
})();
