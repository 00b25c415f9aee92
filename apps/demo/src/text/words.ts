import type { Text } from "./lang.js";

/** The words of the frame and of the parts that every page shares. */
export const words = {
  skip: { en: "Skip to content", ko: "본문으로 건너뛰기" },
  chapter: { en: "Chapter", ko: "차례" },
  section: { en: "Section", ko: "절" },
  theme: { en: "Colours", ko: "색상" },
  light: { en: "Light", ko: "밝게" },
  dark: { en: "Dark", ko: "어둡게" },
  system: { en: "As the system", ko: "시스템 설정" },
  language: { en: "한국어", ko: "English" },
  previous: { en: "Before", ko: "이전" },
  next: { en: "Next", ko: "다음" },
  copy: { en: "Copy", ko: "복사" },
  copied: { en: "Copied: ", ko: "복사함: " },
  notCopied: { en: "The browser did not allow copying; the text is selected.", ko: "브라우저가 복사를 허용하지 않아 텍스트를 선택해 두었습니다." },
  link: { en: "Link to this view", ko: "이 화면의 링크" },
  showsLast: { en: "Showing the last formula that could be read.", ko: "마지막으로 읽을 수 있었던 식을 보여 줍니다." },
  unknownVariable: { en: "is no variable here; there are: ", ko: "은(는) 여기서 쓸 수 없는 변수입니다. 쓸 수 있는 변수: " },
  didYouMean: { en: "Did you mean ", ko: "혹시 이것인가요: " },
  allSteps: { en: "All steps", ko: "모든 단계" },
  nextStep: { en: "Next step", ko: "다음 단계" },
  previousStep: { en: "Step back", ko: "이전 단계" },
  step: { en: "Step", ko: "단계" },
  of: { en: "of", ko: "/" },
  notUnderstood: { en: "The address had a part that was not understood, its usual value is shown: ", ko: "주소에서 이해하지 못한 부분이 있어 기본값을 보여 줍니다: " },
  dismiss: { en: "Dismiss", ko: "닫기" },
  footer: {
    en: "Chapter 5 of Mathematics for Machine Learning (Deisenroth, Faisal, Ong), computed by the gradkit packages on this device.",
    ko: "Mathematics for Machine Learning (Deisenroth, Faisal, Ong) 5장을 gradkit 패키지가 이 기기에서 직접 계산합니다.",
  },
} satisfies Record<string, Text>;
