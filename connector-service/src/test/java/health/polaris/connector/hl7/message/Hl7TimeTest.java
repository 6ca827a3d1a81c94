package health.polaris.connector.hl7.message;

import static health.polaris.connector.hl7.MessagesForTests.LONDON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7TimeTest {

    @ParameterizedTest
    @CsvSource({
        "20170731141300, 2017-07-31T14:13:00.000+01:00",
        "20171231141300, 2017-12-31T14:13:00.000Z",
        "201707311413, 2017-07-31T14:13:00.000+01:00",
        "2017073114, 2017-07-31T14:00:00.000+01:00",
        "20170731, 2017-07-31T00:00:00.000+01:00",
        "201707, 2017-07-01T00:00:00.000+01:00",
        "1954, 1954-01-01T00:00:00.000Z",
        "20171, 2017-01-01T00:00:00.000Z",
        "2017121, 2017-12-01T00:00:00.000Z",
        "201712311, 2017-12-31T00:00:00.000Z",
        "2017123114135, 2017-12-31T14:13:00.000Z",
        "20171231141359.1, 2017-12-31T14:13:59.100Z",
        "20171231141359.12399999999, 2017-12-31T14:13:59.123Z",
        "20171231141359., 2017-12-31T14:13:59.000Z",
        "20171231141359.5+0100, 2017-12-31T14:13:59.500+01:00",
        "20170731141300+0000, 2017-07-31T14:13:00.000Z",
        "20170731141300-0000, 2017-07-31T14:13:00.000Z",
        "20170731141300-0030, 2017-07-31T14:13:00.000-00:30",
        "20170731141300-0330, 2017-07-31T14:13:00.000-03:30",
        "20170731+0530, 2017-07-31T00:00:00.000+05:30",
        "20160229, 2016-02-29T00:00:00.000Z"
    })
    void readsTimes(String text, String iso) {
        assertThat(Hl7Time.parse(text, LONDON)).map(Hl7Time::iso).contains(iso);
    }

    /** Clocks skip 01:00 to 02:00 on 2023-03-26 and show it twice on 2023-10-29. */
    @ParameterizedTest
    @CsvSource({
        "20230326005959, 2023-03-26T00:59:59.000Z, false",
        "20230326013000, 2023-03-26T01:30:00.000Z, false",
        "20230326020000, 2023-03-26T02:00:00.000+01:00, false",
        "20231029005959, 2023-10-29T00:59:59.000+01:00, false",
        "20231029010000, 2023-10-29T01:00:00.000Z, true",
        "20231029013000, 2023-10-29T01:30:00.000Z, true",
        "20231029013000+0100, 2023-10-29T01:30:00.000+01:00, false",
        "20231029020000, 2023-10-29T02:00:00.000Z, false"
    })
    void takesStandardTimeWhereClocksAreTurned(String text, String iso, boolean ambiguous) {
        Hl7Time time = Hl7Time.parse(text, LONDON).orElseThrow();
        assertThat(time.iso()).isEqualTo(iso);
        assertThat(time.ambiguous()).isEqualTo(ambiguous);
        assertThat(time.isCoarse()).isEqualTo(ambiguous);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20171301",
                "20170732",
                "20170229",
                "2017073124",
                "201707311460",
                "20170731141360",
                "0000",
                "00000101",
                "000000000000",
                "201",
                "",
                "today",
                "20170731141300Z",
                "2017-07-31",
                "20170731141300+01",
                "20170731141300+2500",
                "20170731141300+0060",
                "201707311413001",
                "20170731.5",
                " 20170731",
                "２０１７"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(Hl7Time.parse(text, LONDON)).isEmpty();
    }

    @Test
    void sentTimeOrdersUnlessAmbiguousOrAheadOfOurClock() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        Instant tolerated = now.plusSeconds(300);
        Instant ahead = now.plusSeconds(301);
        assertThat(new SentTime(tolerated, false).ordering(now)).contains(tolerated);
        assertThat(new SentTime(ahead, false).ordering(now)).isEmpty();
        assertThat(new SentTime(now, true).ordering(now)).isEmpty();
    }
}
