package io.earnest.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2019-04-01 | 2019-04-01T00:00:00Z",
                "2019/4/1 | 2019-04-01T00:00:00Z",
                "20190401 | 2019-04-01T00:00:00Z",
                "2019-04-01T13:49:34-04:00 | 2019-04-01T17:49:34Z",
                "2019-04-01 12:00:00 -5 | 2019-04-01T17:00:00Z",
                "2019-04-01 9:30:00 +0530 | 2019-04-01T04:00:00Z",
                "2019-04-01T12:00:00.000Z | 2019-04-01T12:00:00Z",
                "2019-04-01 12:00:00.123456 +0200 CEST | 2019-04-01T10:00:00Z",
                "2019-04-01T12:00:00+02:00[Europe/Berlin] | 2019-04-01T10:00:00Z",
                "2019-04-01 12:00 Europe/Berlin | 2019-04-01T10:00:00Z",
                "2019-04-01 12:00 EST | 2019-04-01T17:00:00Z",
                "2012-01-02 11:30 PM | 2012-01-02T23:30:00Z",
                "2012-01-02 11:30:05 p.m. | 2012-01-02T23:30:05Z",
                "2012-01-02 12:05am | 2012-01-02T00:05:00Z",
                "2012-01-02 12:05 pm | 2012-01-02T12:05:00Z",
                "2012-01-02 11:30 PM -0500 | 2012-01-03T04:30:00Z",
                "Mon, 02 Jan 2012 10:00:00 +0100 | 2012-01-02T09:00:00Z",
                "Monday, 02-Jan-2012 10:00:00 GMT | 2012-01-02T10:00:00Z",
                "Mon Jan  2 15:04:05 -0700 2012 | 2012-01-02T22:04:05Z",
                "Mon Jan 2 15:04:05 MST 2012 | 2012-01-02T22:04:05Z",
                "Jan 2, 2012 | 2012-01-02T00:00:00Z",
                "January 2nd, 2012 at 3:04 PM | 2012-01-02T15:04:00Z",
                "2 Sept 2012 | 2012-09-02T00:00:00Z",
                "13/01/2012 | 2012-01-13T00:00:00Z",
                "01/13/2012 11:30 PM | 2012-01-13T23:30:00Z",
                "31.12.2012 | 2012-12-31T00:00:00Z",
                "5/5/2012 | 2012-05-05T00:00:00Z",
                "2012-01-02Z | 2012-01-02T00:00:00Z"
            })
    void are_read_as_people_and_programs_write_them(String written, String instant) {
        assertThat(Dates.read(written, ZoneOffset.UTC)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "2019-13-40",
                "2019-02-30",
                "2019-04-01 and more",
                "2019-04-01 25:00",
                "2019-04-01 12:00 BST",
                "2019-04-01 13:00 AM",
                "1/13/12",
                "13/13/2012",
                "2 Gennaio 2012",
                "2019-04/01",
                "2019-04",
                "1325500000",
                "2019-04-01 12:00 Nowhere/Here"
            })
    void what_is_no_date_is_refused_by_its_words(String written) {
        assertThatThrownBy(() -> Dates.read(written, ZoneOffset.UTC))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(written)
                .hasMessageContaining("2012-01-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"02/01/2012", "2.1.2012", "02-01-2012 10:00"})
    void what_can_be_read_in_two_ways_is_refused_with_both(String written) {
        assertThatThrownBy(() -> Dates.read(written, ZoneOffset.UTC))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("2012-01-02")
                .hasMessageContaining("2012-02-01");
    }

    @Test
    void a_date_without_a_zone_is_in_the_one_that_is_given() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(Dates.read("2012-07-02", berlin)).isEqualTo("2012-07-01T22:00:00Z");
        assertThat(Dates.read("2012-07-02 10:00", berlin)).isEqualTo("2012-07-02T08:00:00Z");
        assertThat(Dates.read("2012-07-02 10:00 Z", berlin)).isEqualTo("2012-07-02T10:00:00Z");
    }
}
