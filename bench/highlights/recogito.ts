import {
  createTextAnnotator,
  Origin,
  type PeerAnnotation,
  type PeerTarget,
} from "@recogito/text-annotator";
import css from "@recogito/text-annotator/text-annotator.css";
import { defineBenchPage, textRoot } from "./bench-page";
import { PlainText } from "./plain-text";
import type { Side } from "./side";
import type { Item } from "./workload";

export type RecogitoOptions = {
  renderer: "SPANS" | "CSS_HIGHLIGHTS";
  /** Ready ranges spare it the search for them in the text. */
  input: "offsets" | "ranges";
};

const FILLS: Record<Item["colour"], string> = {
  amber: "#ffe08a",
  rose: "#ffc2cc",
  sky: "#b5dcff",
  mint: "#bfeccd",
  violet: "#dccbff",
  neutral: "#c9c9c9",
};
const CREATED = new Date(0);

export function createRecogito({ renderer, input }: RecogitoOptions): Side {
  const text = new PlainText(textRoot());
  let annotations: PeerAnnotation[] = [];
  let annotator: ReturnType<typeof createTextAnnotator>;

  function toTarget(item: Item): PeerTarget {
    const range = input === "ranges" ? { range: text.rangeOf(item) } : {};
    const selector = { quote: item.quote, ...text.toPeer(item), ...range };
    return { annotation: item.id, created: CREATED, selector: [selector] };
  }

  function toAnnotation(item: Item): PeerAnnotation {
    const { id, colour } = item;
    const bodies = [{ id: `${id}-label`, annotation: id, purpose: "tagging", value: colour }];
    return { id, bodies, target: toTarget(item) };
  }

  return {
    setUp(items) {
      document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
      annotations = items.map(toAnnotation);
      annotator = createTextAnnotator(textRoot(), {
        renderer,
        style: ({ bodies }) => ({
          fill: FILLS[(bodies[0]?.value ?? "neutral") as Item["colour"]],
          fillOpacity: 0.6,
        }),
      });
    },
    load() {
      annotator.state.store.bulkAddAnnotations(annotations, true, Origin.REMOTE);
    },
    add(item) {
      annotator.state.store.addAnnotation(toAnnotation(item), Origin.REMOTE);
    },
    change(item) {
      annotator.state.store.updateTarget(toTarget(item), Origin.REMOTE);
    },
    hit(x, y) {
      const { left, top } = textRoot().getBoundingClientRect();
      const found = annotator.state.store.getAt(x - left, y - top, true);
      return (found ?? []).map(({ id }) => id);
    },
    isPainted(item) {
      const wanted = text.rangeOf(item);
      return renderer === "SPANS" ? spansCover(item.id, text.rectsOf(item)) : isRegistered();

      function isRegistered(): boolean {
        const ranges = CSS.highlights.get(`_${item.id}`)?.values() ?? [];
        return [...ranges].some(
          ({ startContainer, startOffset, endContainer, endOffset }) =>
            startContainer === wanted.startContainer &&
            startOffset === wanted.startOffset &&
            endContainer === wanted.endContainer &&
            endOffset === wanted.endOffset,
        );
      }
    },
  };
}

/** Its elements begin and end where the text does, give or take a pixel. */
function spansCover(id: string, wanted: readonly DOMRect[]): boolean {
  const boxes = [...document.querySelectorAll(`[data-annotation="${id}"]`)].map((element) =>
    element.getBoundingClientRect(),
  );
  const [firstBox, lastBox] = [boxes[0], boxes.at(-1)];
  const [first, last] = [wanted[0], wanted.at(-1)];
  if (!firstBox || !lastBox || !first || !last) return false;
  return (
    Math.abs(firstBox.left - first.left) < 1 &&
    Math.abs(firstBox.top - first.top) < 1 &&
    Math.abs(lastBox.right - last.right) < 1 &&
    Math.abs(lastBox.bottom - last.bottom) < 1
  );
}

defineBenchPage(createRecogito);
