import type { UpdateEvent } from "../../store/masks/slowMotion";
import type { SeenLayer } from "../../train/protocol";
import { useWords } from "../useWords";
import { figure, placeWords } from "./eventWords";
import { usePlayer } from "./player";

/** All events of an update in their order, as a table. */
export function EventTable(props: { name: string; layer: SeenLayer; events: readonly UpdateEvent[] }) {
  const { name, layer, events } = props;
  const t = useWords();
  const at = usePlayer((state) => state.at);
  const caption = t`The update of layer ${name}, connection by connection`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard.
    <section className="slow-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t`No.`}</th>
            <th scope="col">{t`What`}</th>
            <th scope="col">{t`Connection`}</th>
            <th scope="col">|w|</th>
            <th scope="col">{t`Score of growth`}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ kind, index, score }, i) => (
            <tr key={`${kind} ${index}`} className={i < at ? "slow-past" : undefined}>
              <th scope="row">{i + 1}</th>
              <td>{kind === "drop" ? t`dropped` : t`grown`}</td>
              <td>{placeWords(index, layer, t)}</td>
              <td>{figure(Math.abs(layer.weights[index]))}</td>
              <td>{kind === "drop" ? "–" : Number.isNaN(score) ? t`random` : figure(score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
