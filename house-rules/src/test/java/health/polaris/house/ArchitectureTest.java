package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import health.polaris.house.cycle.EntryPoint;
import health.polaris.house.cycle.ward.Ward;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void seesACycleThroughTheRootPackage() {
        JavaClasses cycle = new ClassFileImporter().importPackagesOf(EntryPoint.class);
        JavaClasses half = new ClassFileImporter().importClasses(EntryPoint.class);

        assertThatThrownBy(() -> Architecture.NO_CYCLES.check(cycle)).hasMessageContaining(Ward.class.getSimpleName());
        assertThatCode(() -> Architecture.NO_CYCLES.check(half)).doesNotThrowAnyException();
    }
}
