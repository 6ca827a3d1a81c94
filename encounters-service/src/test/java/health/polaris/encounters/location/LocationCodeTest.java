package health.polaris.encounters.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.encounters.location.LocationCode.Level;
import org.junit.jupiter.api.Test;

class LocationCodeTest {

    @Test
    void namesEveryLevelWithItsType() {
        assertThat(new LocationCode("N-Ward 4", "Bay 2", "Bed 1").levels())
                .containsExactly(
                        new Level("N-Ward 4", "N-Ward 4", LocationType.WARD),
                        new Level("N-Ward 4:Bay 2", "Bay 2", LocationType.BAY),
                        new Level("N-Ward 4:Bay 2:Bed 1", "Bed 1", LocationType.BED));
    }

    @Test
    void aBedWithoutABayIsABedAllTheSame() {
        assertThat(new LocationCode("N-ED", "", "Bed 1").levels())
                .containsExactly(
                        new Level("N-ED", "N-ED", LocationType.WARD),
                        new Level("N-ED:Bed 1", "Bed 1", LocationType.BED));
    }

    @Test
    void emptyAndMissingPartsAreTheSame() {
        assertThat(new LocationCode("N-ED", "", " ")).isEqualTo(new LocationCode("N-ED", null, null));
        assertThat(new LocationCode("N-ED", null, null).text()).isEqualTo("N-ED");
    }

    @Test
    void thereIsNoCodeWithoutAWard() {
        assertThatThrownBy(() -> new LocationCode(" ", "Bay 2", null)).isInstanceOf(IllegalArgumentException.class);
    }
}
