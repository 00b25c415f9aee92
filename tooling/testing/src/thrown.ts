/** An error as a test reads it: its code, where it has one, and its message. */
const told = (e: unknown): string => (e instanceof Error && "code" in e ? `${String(e.code)}: ${e.message}` : String(e));

/** The code and message of the error that a call throws. */
export const thrown = (call: () => unknown): string => {
  try {
    call();
  } catch (e) {
    return told(e);
  }
  return "nothing was thrown";
};

/** The code and message with which a promise rejects. */
export const rejected = async (run: PromiseLike<unknown>): Promise<string> => run.then(() => "nothing was thrown", told);

/** The code and message of the error that a call throws, or with which what it gives rejects. */
export const refused = async (call: () => unknown): Promise<string> => rejected(Promise.resolve().then(call));
