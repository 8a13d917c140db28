package io.earnest.chassis.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class PlainLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "Ève",
                "שלום עולם",
                "مرحبا",
                "می‌خواهم",
                "👩‍👩‍👧‍👦 family",
                "日本語",
                "क्षत्रिय",
                "1 + 1 = 2"
            })
    void honestTextOfAnyScriptStaysAsItIs(String text) {
        assertThat(PlainLine.of(text)).isEqualTo(text);
    }

    @Test
    void whatTurnsTheDirectionOrHidesIsTakenOut() {
        assertThat(PlainLine.of("\u202Eevil\u202C \u2066x\u2069")).isEqualTo("evil x");
        assertThat(PlainLine.of("a\u200Bd\u2060m\u00ADi\uFEFFn\u034F\uDB40\uDC61"))
                .isEqualTo("admin");
        assertThat(PlainLine.of("a\uFFFFb\uFFFEc\uFDD0d")).isEqualTo("abcd");
    }

    @Test
    void itIsOneLineWithSingleSpaces() {
        assertThat(PlainLine.of("  a\r\nb\u2028c\u0085d\u0000e \u3164 f\t")).isEqualTo("a b c d e f");
    }

    @Test
    void theSameLettersAreTheSameText() {
        assertThat(PlainLine.of("Cafe\u0301")).isEqualTo("Café").isEqualTo(PlainLine.of("Café"));
    }

    @Test
    void marksDoNotPileUp() {
        assertThat(PlainLine.of("a" + "\u0301".repeat(100) + "b"))
                .hasSizeLessThanOrEqualTo(6)
                .endsWith("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\u200D", "\u3164\u2800", "\uFEFF\u202E", "\u0301\u0301", "\u0007"})
    void whatNobodyWouldSeeIsEmpty(String text) {
        assertThat(PlainLine.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00A0", "\u200E\u200F\u061C", "\u180E\u034F", "\uFE0F", "\u17B4", "\n\t", "\u2060"})
    void whatShowsNothingShowsNothing(String text) {
        assertThat(PlainLine.shows(text)).isFalse();
        assertThat(PlainLine.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "\u200B1", "👩‍👩‍👧", "\u202Eש", "\u0301x"})
    void whatShowsSomethingShows(String text) {
        assertThat(PlainLine.shows(text)).isTrue();
        assertThat(PlainLine.of(text)).isNotEmpty();
    }
}
