import { expect, it } from "vitest";
import { greekLetter, greekName } from "../src/greek.js";

it("greekLetter and greekName are inverse on both alphabets", () => {
  const letters = Array.from("αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ");
  expect(letters.map((letter) => greekLetter(greekName(letter)!))).toEqual(letters);
  expect([greekName("α"), greekName("Δ"), greekName("ω"), greekLetter("pi"), greekLetter("Xi")]).toEqual(["alpha", "Delta", "omega", "π", "Ξ"]);
});

it("variants of a letter have its name, other letters none", () => {
  expect(Array.from("ϕϵϑςµΩ").map((letter) => greekName(letter.normalize("NFC")))).toEqual(["phi", "epsilon", "theta", "sigma", "mu", "Omega"]);
  expect([greekName("a"), greekName("ά"), greekName("Ж"), greekLetter("sin"), greekLetter("")]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
