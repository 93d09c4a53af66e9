/* How long ago the day was of which a page tells, and under which tab a page stands that is in no navigation. */
whenShown(() => {
  const day = document.querySelector(".pm-as-of time:not([data-ago])"), up = document.querySelector(".pm-up a");
  const ago = day && Math.floor((Date.now() - Date.parse(day.dateTime)) / 864e5);
  if (ago > 1) [day.dataset.ago] = [ago, day.append(count(ago, ", %(num)s day ago", ", %(num)s days ago"))];
  if (!up || document.querySelector(".md-tabs__item--active")) return;
  for (const tab of document.querySelectorAll(".md-tabs__link")) {
    if (tab.href === up.href) tab.closest(".md-tabs__item").classList.add("md-tabs__item--active");
  }
});
