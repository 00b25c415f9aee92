/** Radians to either side, pictures a second, and seconds until it rests. */
const reach = 0.3;
const rate = 20;
const rest = 30;

/** Tells an angle that swings slowly to and fro, until `tell` says no, it is time to rest, or it is stopped by what is returned; not while the page is hidden. */
export const swaying = (tell: (angle: number) => boolean): (() => void) => {
  const began = performance.now() + 1500;
  let told = 0;
  let frame = requestAnimationFrame(function swing(now) {
    const t = (now - began) / 1000;
    const isDue = t > 0 && now - told >= 1000 / rate && !document.hidden;
    if (isDue) told = now;
    if (t > rest || (isDue && !tell(reach * Math.sin(t * 0.45) * Math.min(1, t / 2)))) return;
    frame = requestAnimationFrame(swing);
  });
  return () => cancelAnimationFrame(frame);
};
