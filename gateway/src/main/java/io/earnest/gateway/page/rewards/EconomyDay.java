package io.earnest.gateway.page.rewards;

/**
 * What was last public of a day's sums.
 *
 * @param date the UTC day, as {@code 2026-10-21}
 * @param paid what the day's budget had paid
 */
public record EconomyDay(String date, long issued, long held, long treasury, long paid) {}
