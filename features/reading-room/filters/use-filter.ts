import { useCallback, useEffect } from "react";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import type { Filter } from "./filter";
import { parseFilter, toQuery } from "./filter-query";
import { noteListOf } from "../notes/models";

/** The filter, and the way to change it. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const list = noteListOf(useRoom());
  const filter = useLive(list.state, (state) => state.filter);
  const change = useCallback(
    (patch: Partial<Filter>) => {
      list.setFilter({ ...list.state.get().filter, ...patch });
    },
    [list],
  );
  return [filter, change];
}

/** Takes the filter from the address once, and writes it there whenever it changes, so that it can be shared. */
export function useFilterInAddress(): void {
  const list = noteListOf(useRoom());
  useEffect(() => {
    const asked = parseFilter(new URLSearchParams(location.search));
    let written = asked;
    list.setFilter(asked);
    return list.state.subscribe(() => {
      const { filter } = list.state.get();
      if (filter === written) return;
      written = filter;
      const query = toQuery(filter, new URLSearchParams(location.search)).toString();
      // Without a state of its own, so that the router takes the address over instead of bringing its own back.
      history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
    });
  }, [list]);
}
