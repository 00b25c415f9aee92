import { untold } from "./told.js";

/** English phrases that stand in the data of what packages say. */
const phrases: Readonly<Record<string, string>> = {
  "a number": "수",
  "a variable": "변수",
  "a function": "함수",
  "an operand": "항",
  "an operator": "연산자",
  "the end": "식의 끝",
  "a positive integer": "양의 정수",
  "a name": "이름",
  "a sign": "부호",
  "a comma": "쉼표",
  "a letter": "문자",

  "inner sizes must agree": "앞 행렬의 열의 수와 뒤 행렬의 행의 수가 같아야 곱할 수 있습니다",
  "shapes must agree": "크기가 서로 같아야 합니다",
  "the length must be rows × columns": "길이가 행의 수와 열의 수의 곱이어야 합니다",
  "a size must be a whole number or the name of a size": "크기는 자연수이거나 크기의 이름이어야 합니다",
  "the argument must be a column": "인수가 열벡터여야 합니다",
  "the argument must be a vector": "인수가 벡터여야 합니다",
  "the argument must be a square matrix": "인수가 정사각행렬이어야 합니다",
  "the divisor must be a scalar": "나누는 것은 스칼라여야 합니다",
  "the argument must be a matrix": "인수가 행렬이어야 합니다",
  "the argument must be a vector or a matrix": "인수가 벡터나 행렬이어야 합니다",
  "the argument must be a vector or a square matrix": "인수가 벡터나 정사각행렬이어야 합니다",
  "the power of a matrix must be a whole number up to 64": "행렬의 지수는 64 이하의 정수여야 합니다",
  "the power of a scalar must be a scalar": "스칼라의 지수는 스칼라여야 합니다",
  "a number that a double holds": "배정밀도로 나타낼 수 있는 수",
  "a scalar cannot be added to an array": "스칼라와 행렬은 더할 수 없습니다",
  "a scalar cannot be subtracted from an array": "스칼라와 행렬은 뺄 수 없습니다",

  "division by zero": "0으로 나누게 됩니다",
  "square root of a negative number": "음수의 제곱근입니다",
  "fractional power of a negative number": "음수의 분수 거듭제곱입니다",
  "zero to a negative power": "0의 음수 거듭제곱입니다",
  "log of a negative number": "음수의 로그입니다",
  "log of zero": "0의 로그입니다",
  "asin of a number outside [-1, 1]": "구간 [-1, 1] 밖의 수의 asin입니다",
  "acos of a number outside [-1, 1]": "구간 [-1, 1] 밖의 수의 acos입니다",
  "acosh of a number below 1": "1보다 작은 수의 acosh입니다",
  "infinite and undefined terms meet": "무한대인 항과 정의되지 않는 항이 만납니다",
  "near the point it approaches no value": "점 가까이에서도 한 값에 다가가지 않습니다",
  "the limit depends on the direction": "극한이 방향에 따라 다릅니다",

  "it stands for a function that is left open": "정해지지 않은 함수를 나타냅니다",
  "its argument is not finite": "인수가 유한하지 않습니다",
  "not all of its entries are finite": "유한하지 않은 성분이 있습니다",
  "the matrix is singular": "특이행렬이라 역행렬이 없습니다",
  "the eigenvalues are not real, or there is none of this number": "고윳값이 실수가 아니거나 그 번호의 고윳값이 없습니다",
  "the matrix is not symmetric positive definite": "대칭인 양의 정부호 행렬이 아닙니다",
  "the divisor is 0": "0으로 나누게 됩니다",
  "the argument is outside its domain": "인수가 정의역 밖에 있습니다",

  "must not be negative": "음수일 수 없습니다",
  "must be positive": "양수여야 합니다",
  "must have a lower bound below the upper one; a parameter that shall not vary is `fixed`": "하한이 상한보다 작아야 합니다. 바꾸지 않을 매개변수는 고정하세요",
  "must have a lower bound below the upper one": "하한이 상한보다 작아야 합니다",
  "must have one equals sign at most": "등호는 하나만 쓸 수 있습니다",
  "must have something on both sides of its equals sign": "등호의 양쪽에 모두 식이 있어야 합니다",
  "the left side": "좌변",
  "`weights`": "가중치",
  "`sigma`": "표준편차",
  weights: "가중치",
  sigma: "표준편차",
  "the model": "모형",
  "its derivative": "모형의 도함수",
  "fixed": "고정",
  "at its lower bound": "하한에 있음",
  "at its upper bound": "상한에 있음",
  "without effect on the fit": "맞춤에 영향 없음",
  "no degrees of freedom": "자유도 없음",
  "the residuals are zero, and say nothing of errors": "잔차가 0이라 오차를 알 수 없음",
};

/** Phrases with a number or a name in them. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^(\d+) arguments?$/, "인수 $1개"],
  [/^(\d+) or (\d+) arguments$/, "인수 $1개 또는 $2개"],
  [/^at most (\d+) open parts$/, "열린 부분 $1개 이하"],
  [/^at most (\d+) digits with the zeros of its exponent$/, "지수에 해당하는 0까지 합쳐 $1자리 이하"],
  [/^a text of at most (\d+) characters$/, "$1자 이하의 글"],
  [/^the limit is (\S+) from the right and (\S+) from the left$/, "우극한은 $1, 좌극한은 $2입니다"],
  [/^(\w+) of an integer not above 0$/, "0 이하의 정수에서 $1의 값입니다"],
  [/^must start between (\S+) and (\S+)$/, "시작값이 $1에서 $2 사이에 있어야 합니다"],
  [/^not determined apart from (.+)$/, "다음과 따로 정해지지 않음: $1"],
  [/^derivative by (.+)$/, "$1에 대한 도함수"],
];

/** A phrase in Korean. What is no word stands for itself; a phrase that is not known makes its sentence unknown. */
export const phrase = (english: string): string => {
  const known = phrases[english];
  if (known !== undefined) return known;
  if (!/[a-z]{2}/i.test(english)) return english;
  const [pattern, korean] = patterns.find(([form]) => form.test(english)) ?? [];
  return pattern ? english.replace(pattern, korean!) : untold;
};

/** Phrases that stand in a row, between commas and an "or", as one. */
export const alternatives = (english: string): string => english.split(/, | or /).map(phrase).join(", ");

/** What was perhaps meant, after a sentence. */
export const meant = (suggestion: string | false | undefined): string => (suggestion ? ` 혹시 이것인가요: ${suggestion.replaceAll(" or ", " 또는 ").replace("a transpose, ", "전치 ").replace(" for a matrix", " (행렬)").replace(" entry by entry", " (원소별)").replace("the scalar", "스칼라")}` : "");
