import { useMemo } from "react";
import { useWords } from "../useWords";
import { qrPath } from "./qrPath";

/** A link as a QR code: dark on white in every theme, because readers fail on the opposite. */
export function QrCode({ text }: { text: string }) {
  const t = useWords();
  const code = useMemo(() => qrPath(text), [text]);
  if (!code) return <p className="quiet">{t`The link is too long for a QR code.`}</p>;
  return (
    <svg
      className="qr"
      role="img"
      aria-label={t`QR code of the link, to be read by a phone`}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
    >
      <rect width={code.size} height={code.size} fill="#ffffff" />
      <path d={code.path} fill="#000000" />
    </svg>
  );
}
