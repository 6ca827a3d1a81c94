package health.polaris.connector.hl7.value;

import static health.polaris.connector.hl7.MessagesForTests.field;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateReadingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        ``                       , Nothing[]
        ` `                      , Nothing[]
        ""                       , Deleted[]
        `"" `                    , Deleted[]
        19790226                 , Whole[date=1979-02-26]
        ` 19790226 `             , Whole[date=1979-02-26]
        19790226^D               , Whole[date=1979-02-26]
        19790226+                , Whole[date=1979-02-26]
        19790226-                , Whole[date=1979-02-26]
        197902262330+            , Whole[date=1979-02-26]
        19790226?                , Whole[date=1979-02-26]
        19790226.                , Whole[date=1979-02-26]
        19790226*                , Whole[date=1979-02-26]
        19790226 ?               , Whole[date=1979-02-26]
        19790226/                , Whole[date=1979-02-26]
        1979-02-26?              , Whole[date=1979-02-26]
        197902262330?            , Whole[date=1979-02-26]
        1979-02-26T23:30:00Z*    , Whole[date=1979-02-26]
        197902262400             , WithoutTime[date=1979-02-26]
        19790226240000           , WithoutTime[date=1979-02-26]
        1979022625               , WithoutTime[date=1979-02-26]
        1979-02-26T24:00:00      , WithoutTime[date=1979-02-26]
        19790226240000.000+0100  , WithoutTime[date=1979-02-26]
        `1979-02-26T24:00:00,000`, WithoutTime[date=1979-02-26]
        `1979-02-26 23:30:00,5`  , Whole[date=1979-02-26]
        202611282400             , WithoutTime[date=2026-11-28]
        202611292400             , InFuture[]
        19790226??               , Unreadable[]
        19790226X                , Unreadable[]
        20170229?                , Unreadable[]
        201702292400             , Unreadable[]
        1966?                    , Partial[text=1966]
        19790226233000-0500      , Whole[date=1979-02-26]
        1979-02-26               , Whole[date=1979-02-26]
        1979-02-26T23:30:00Z     , Whole[date=1979-02-26]
        1979-02-26 23:30         , Whole[date=1979-02-26]
        20261128                 , Whole[date=2026-11-28]
        1966                     , Partial[text=1966]
        1966+                    , Partial[text=1966]
        196601                   , Partial[text=1966-01]
        1966-01                  , Partial[text=1966-01]
        19660100                 , Partial[text=1966-01]
        1966-01-00               , Partial[text=1966-01]
        19660100000000           , Partial[text=1966-01]
        19660000                 , Partial[text=1966]
        196600                   , Partial[text=1966]
        00000000                 , Unreadable[]
        0000                     , Unreadable[]
        20171301                 , Unreadable[]
        201713                   , Unreadable[]
        20170229                 , Unreadable[]
        26/02/1979               , Unreadable[]
        26.02.1979               , Unreadable[]
        UNKNOWN                  , Unreadable[]
        9434765919               , Unreadable[]
        20261129                 , InFuture[]
        20991231                 , InFuture[]
        2099                     , InFuture[]
        202612                   , InFuture[]
        20261200                 , InFuture[]
        """)
    void readsWhatCanBeRead(String text, String read) {
        assertThat(DateReading.of(field(text), TODAY)).hasToString(read);
    }
}
