import { type CSSProperties, useMemo } from "react";
import { formatCount } from "../../lib/format";
import { isPictured } from "../../lib/pictured";
import type { Tree } from "../../lib/tree";
import type { LayerShape } from "../../sparse/types";
import { useLab } from "../../store/lab";
import { useLecture } from "../../store/lecture/lecture";
import { lessonSteps } from "../../store/lecture/lessonSteps";
import { layOutMasks } from "../../store/masks/maskLayout";
import type { MaskViews } from "../../store/run";
import type { ShownRun } from "../../store/shownRuns";
import type { Words } from "../../words/words";
import { useMedia } from "../useMedia";
import { usePixelRatio } from "../usePixelRatio";
import { useShown } from "../useShown";
import { useSize } from "../useSize";
import { useWords } from "../useWords";
import { MaskLane } from "./MaskLane";
import { MaskLayer } from "./MaskLayer";
import { MaskLegend } from "./MaskLegend";
import { MaskNumbers } from "./MaskNumbers";
import { SaveMasks } from "./SaveMasks";
import { useColours } from "./useColours";

/** What each picture needs beside itself, in CSS pixels. */
const captionHeight = 32;

/** The same for pictures of several lanes, and what the name of a lane above them needs; on a slide there is less of both. */
const beside = { caption: 50, name: 48 };
const besideInLecture = { caption: 24, name: 28 };

/** Between two lanes, in CSS pixels. */
const laneGap = { two: 12, more: 8 };

const nothing: Tree<LayerShape> = {};

/** A picture of each weight matrix's mask, lanes side by side, in which drops and growth show as they happen. */
export function MaskPanel() {
  const t = useWords();
  const shown = useShown();
  const [frame, { width, height }] = useSize<HTMLDivElement>();
  const several = shown.length > 1;
  const { caption, name } = useLecture((state) => state.lecture) ? besideInLecture : beside;
  const known = shown.some(({ run }) => run.plan);
  const onLists = shown.some(({ run }) => run.plan?.memory);
  // On a telephone three or four columns would be narrower than what is written above the pictures.
  const narrow = useMedia("(max-width: 799px)");
  const columns = narrow && shown.length > 2 ? 2 : Math.max(1, shown.length);
  const lines = Math.ceil(shown.length / columns);
  const room = {
    width: (width - (shown.length > 2 ? laneGap.more : laneGap.two) * (columns - 1)) / columns,
    height: several ? height / lines - name : height,
    caption: several ? caption : captionHeight,
  };
  return (
    <section className="panel masks" data-part="masks" aria-labelledby="masks-heading">
      <header className="chart-head">
        <h2 id="masks-heading">{t`Masks`}</h2>
        <span className="unit">{several ? t`of every weight` : updateNote(shown[0]?.run.masks, t)}</span>
        {known && <SaveMasks />}
      </header>
      {onLists && (
        <p className="about">
          {t`Too many weights for a picture: this net is held as lists of its active connections.`}
        </p>
      )}
      <MaskLegend masks={shown[0]?.run.masks} counted={!several} pictured={!onLists} />
      <div
        className={several && known ? "mask-list mask-lanes" : "mask-list"}
        ref={frame}
        style={{ "--columns": columns } as CSSProperties}
      >
        {!known && (
          <p className="empty">
            {t`A picture of each weight matrix: which weights are kept, and which are dropped and grown at each update.`}
          </p>
        )}
        {known && width > 0 && shown.map((one) => <Lane key={one.key} lane={one} several={several} room={room} />)}
      </div>
    </section>
  );
}

/** The pictures of one lane, in a column of the panel where there are several. */
function Lane(props: {
  readonly lane: ShownRun;
  readonly several: boolean;
  readonly room: { readonly width: number; readonly height: number; readonly caption: number };
}) {
  const { lane, several, room } = props;
  const t = useWords();
  const colours = useColours();
  const paused = useLab((state) => state.activity === "paused");
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const ratio = usePixelRatio();
  const { masks, plan, outcome } = lane.run;
  const only = useLecture(({ lecture, step }) => (lecture && step ? lessonSteps[step - 1].layer : undefined));
  const planned = plan?.layers ?? nothing;
  const layers = useMemo(() => (only && planned[only] ? { [only]: planned[only] } : planned), [only, planned]);
  const { width, height, caption } = room;
  const onLists = plan?.memory !== undefined;
  const layouts = useMemo(() => {
    const pictured = Object.entries(layers).filter(([, shape]) => !onLists && isPictured(shape));
    const left = height - caption * Object.keys(layers).length;
    const room = { width: width * ratio, height: left * ratio, ratio };
    const laidOut = layOutMasks(
      pictured.map(([, shape]) => shape),
      room,
    );
    return new Map(pictured.map(([name], i) => [name, laidOut[i]]));
  }, [layers, onLists, width, height, caption, ratio]);
  const changes = paused || (still && outcome === "open") ? "stay" : still ? "gone" : "fade";
  const pictures = Object.entries(layers).map(([name, shape]) => {
    const layout = layouts.get(name);
    const view = masks?.layers[name];
    if (!layout) return <MaskNumbers key={name} name={name} shape={shape} view={view} />;
    return (
      <MaskLayer
        key={name}
        name={name}
        lane={several ? t`lane ${lane.style.letter}, ${lane.label}` : undefined}
        shape={shape}
        view={view}
        layout={layout}
        colours={colours}
        ratio={ratio}
        changes={changes}
      />
    );
  });
  return several ? (
    <MaskLane lane={lane} masks={masks}>
      {pictures}
    </MaskLane>
  ) : (
    pictures
  );
}

function updateNote(masks: MaskViews | undefined, t: Words): string {
  if (!masks) return t`of every weight`;
  return masks.updates < 2 ? t`not updated so far` : t`updated at step ${formatCount(masks.step)}`;
}
