/** What is used of the peer, so that types can be checked where it is not installed. */
declare module "@recogito/text-annotator" {
  export type PeerSelector = { quote: string; start: number; end: number; range?: Range };
  export type PeerTarget = { annotation: string; created: Date; selector: PeerSelector[] };
  export type PeerAnnotation = {
    id: string;
    bodies: { id: string; annotation: string; purpose: string; value: string }[];
    target: PeerTarget;
  };
  export type PeerStyle = { fill: string; fillOpacity: number };

  export const Origin: { LOCAL: "LOCAL"; REMOTE: "REMOTE" };
  export function createTextAnnotator(
    container: HTMLElement,
    options: {
      renderer: "SPANS" | "CSS_HIGHLIGHTS";
      style: (annotation: PeerAnnotation) => PeerStyle;
    },
  ): {
    state: {
      store: {
        addAnnotation: (annotation: PeerAnnotation, origin: string) => boolean;
        bulkAddAnnotations: (
          annotations: PeerAnnotation[],
          replace: boolean,
          origin: string,
        ) => PeerAnnotation[];
        updateTarget: (target: PeerTarget, origin: string) => void;
        /** Container coordinates. */
        getAt: (x: number, y: number, all: true) => PeerAnnotation[] | undefined;
        getAnnotationRects: (id: string) => DOMRect[];
      };
    };
  };
}

declare module "@recogito/text-annotator/text-annotator.css" {
  const css: string;
  export = css;
}
