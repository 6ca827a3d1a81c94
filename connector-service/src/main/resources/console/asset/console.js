// What a page cannot do by itself. Each page can be used without it, but for the plots, which stand beside their tables.
'use strict';

// A file becomes the text of the field beside it, as if it had been pasted.
const decoded = (bytes) => {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch (notUtf8) {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
for (const file of document.querySelectorAll('input[type=file][data-into]')) {
  file.closest('[hidden]').hidden = false;
  file.addEventListener('change', async () => {
    if (file.files.length === 1) {
      document.getElementById(file.dataset.into).value = decoded(await file.files[0].arrayBuffer());
    }
  });
}

// A table of figures becomes a plot above it: its first column are times, each other one is a line.
const number = (text) => (/^-?[0-9.]+$/.test(text.trim()) ? Number(text) : null);
const colour = (index) => getComputedStyle(document.documentElement).getPropertyValue(`--plot-${index}`).trim();
const DASHES = [[], [8, 4], [2, 3], [12, 4, 2, 4], [4, 4], [16, 4]];
const plot = (figure) => {
  const [table, place] = [figure.querySelector('table'), figure.querySelector('.canvas')];
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells]);
  const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const data = names.map((_, column) => rows.map((cells) =>
    column === 0 ? Date.parse(cells[0].querySelector('time').dateTime) / 1000 : number(cells[column].textContent)));
  const [first, last] = data[0].length ? [data[0][0], data[0].at(-1)] : [0, 0];
  const span = first === last ? [first - 1800, last + 1800] : [first, last];
  const lines = getComputedStyle(document.documentElement).getPropertyValue('--plot-text').trim();
  const axis = {stroke: lines, grid: {stroke: lines + '33'}, ticks: {stroke: lines + '66'}};
  const size = () => ({width: Math.max(280, place.clientWidth), height: 260});
  const made = new uPlot({
    ...size(),
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    scales: {x: {range: () => span}},
    axes: [
      {...axis, space: 90, values: (_, times) => times.map((time) => new Date(time * 1000).toISOString().slice(5, 16).replace('T', ' '))},
      {...axis, size: 60}],
    legend: {live: false},
    cursor: {show: false},
    series: names.map((name, index) => index === 0 ? {} :
      {label: name, stroke: colour(index), dash: DASHES[index - 1], width: 2, spanGaps: false, points: {show: true, size: 4}}),
  }, data, place);
  new ResizeObserver(() => made.setSize(size())).observe(figure);
};
if (window.uPlot) {
  document.querySelectorAll('figure.plot').forEach(plot);
}

// Where a slider is, in words.
for (const slider of document.querySelectorAll('input[type=range][data-times]')) {
  const times = slider.dataset.times.split(' ');
  slider.addEventListener('input', () => {
    const time = times[Number(slider.value)];
    slider.setAttribute('aria-valuetext', time);
    slider.form.querySelector('output').textContent = time;
  });
}

// The local stack prints a link with a token behind the #, which browsers send nowhere.
const token = document.getElementById('token');
if (token && location.hash.length > 1) {
  token.value = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  token.form.querySelector('button').focus();
}
