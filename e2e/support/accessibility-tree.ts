import type { Page } from "@playwright/test";

/** What a screen reader is told of one element. */
export type Told = { role: string; name: string; text: string; details: string[] };

type AxValue = { value?: string | number | boolean; relatedNodes?: { backendDOMNodeId: number }[] };
type AxNode = {
  nodeId: string;
  ignored: boolean;
  backendDOMNodeId?: number;
  childIds?: string[];
  role?: AxValue;
  name?: AxValue;
  properties?: { name: string; value: AxValue }[];
};

/**
 * The browser's own accessibility tree: the elements of one role, each with the names of those that its `details`
 * lead to.
 */
export async function readTree(page: Page, role: string): Promise<Told[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as unknown as {
    nodes: AxNode[];
  };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const byElement = new Map(nodes.map((node) => [node.backendDOMNodeId, node]));
  const textOf = (node: AxNode): string =>
    node.role?.value === "StaticText"
      ? nameOf(node)
      : (node.childIds ?? [])
          .map((id) => textOf(byId.get(id) ?? { nodeId: id, ignored: true }))
          .join("");
  return nodes
    .filter((node) => !node.ignored && node.role?.value === role)
    .map((node) => ({
      role,
      name: nameOf(node),
      text: textOf(node),
      details: (node.properties ?? [])
        .filter(({ name }) => name === "details")
        .flatMap(({ value }) => value.relatedNodes ?? [])
        .map(({ backendDOMNodeId }) => {
          const target = byElement.get(backendDOMNodeId);
          return `${String(target?.role?.value)}: ${target ? nameOf(target) : ""}`;
        }),
    }));
}

function nameOf(node: AxNode): string {
  return String(node.name?.value ?? "");
}
