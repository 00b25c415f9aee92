/** Notes what a page's policy refuses from now on; gives the directive that did, where one did, and stops. The browser tells it apart from the failure itself, and maybe after it. */
export const refusals = (): (() => Promise<string | undefined>) => {
  const { document = globalThis } = globalThis as { document?: EventTarget };
  const target = document as Partial<EventTarget>;
  let directive: string | undefined;
  const note = (event: Event): void => void (directive ??= (event as SecurityPolicyViolationEvent).effectiveDirective);
  target.addEventListener?.("securitypolicyviolation", note);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve));
    target.removeEventListener?.("securitypolicyviolation", note);
    return directive;
  };
};
