import type { Page } from "playwright";
import { describe, expect } from "vitest";
import { slow } from "./journey.js";

const said = (page: Page, code: string): Promise<string | null> => page.locator(`[data-code="${code}"][lang=ko]`).first().textContent();

describe("Korean pages say in Korean", () => {
  slow("what is wrong with a formula, at its place", async ({ visit }) => {
    const page = await visit("ko/5.1/");
    await page.getByLabel("x의 함수").first().fill("2*sni(x)");
    expect(await said(page, "scalar/parse-unknown-function")).toBe("이런 함수는 없습니다: sni. 혹시 이것인가요: sin");
    expect(await page.locator(".problem mark").first().textContent()).toBe("sni");
  });

  slow("which matrices do not fit, and which have no inverse", async ({ visit }) => {
    const page = await visit("ko/5.4/?own=X*D");
    expect(await said(page, "matrix/shape")).toContain("앞 행렬의 열의 수와 뒤 행렬의 행의 수가 같아야 곱할 수 있습니다. 주어진 크기: m×n, m×m.");
    await page.getByLabel("A(x)").fill("x1, x2\nx3");
    expect(await said(page, "demo/ragged")).toContain("첫 행: 2개, 이 행: 1개.");
    const identities = await visit("ko/5.5/?singular=1");
    await expect.poll(() => said(identities, "matrix/no-value")).toBe("inv의 값이 없습니다. 특이행렬이라 역행렬이 없습니다.");
  });

  slow("how a descent and a fit ended, and what to know of them", async ({ visit }) => {
    const page = await visit("ko/5.6/");
    await page.getByRole("button", { name: "300단계 내려가기" }).click();
    await expect.poll(() => page.locator("[data-code^='ending/'][lang=ko]").count(), { timeout: 30_000 }).toBe(1);
    expect(await said(page, "check/agrees")).toContain("모든 도함수가 일치합니다.");
    const fits = await visit("ko/fit/?ex=Misra1a&m=a*b*x");
    await fits.getByLabel("데이터 (한 줄에 한 행)").fill("x,y\n1,2\n2,4.1\n3,5.9\n4,8\n");
    await fits.getByRole("button", { name: "맞추기", exact: true }).click();
    await expect.poll(() => fits.locator("[data-code='fit/direction'][lang=ko]").count(), { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await said(fits, "fit/direction")).toContain("a, b의 값은 따로 정해지지 않습니다.");
  });
});
