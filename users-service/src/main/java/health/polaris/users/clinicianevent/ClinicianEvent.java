package health.polaris.users.clinicianevent;

import health.polaris.eventbus.contract.ClinicianChanged;
import health.polaris.eventbus.contract.ClinicianChanged.Change;
import health.polaris.users.clinician.Clinician;
import health.polaris.users.clinician.Product;
import health.polaris.users.wire.WireTime;
import org.jspecify.annotations.Nullable;

/** What is told of a clinician (contracts/users.md §8). */
public final class ClinicianEvent {

    private ClinicianEvent() {}

    public static ClinicianChanged of(Change change, Clinician clinician) {
        return new ClinicianChanged(
                change,
                clinician.uuid(),
                WireTime.forEvent(clinician.created()),
                clinician.createdBy(),
                WireTime.forEvent(clinician.modified()),
                clinician.modifiedBy(),
                clinician.jobTitle(),
                clinician.sendEntryIdentifier(),
                clinician.locations(),
                clinician.isLoginActive(),
                text(clinician.contractExpiryEodDate()),
                clinician.groups(),
                clinician.products().stream().map(ClinicianEvent::product).toList());
    }

    private static ClinicianChanged.Product product(Product product) {
        return new ClinicianChanged.Product(
                product.uuid(),
                product.productName(),
                product.openedDate().toString(),
                text(product.closedDate()),
                WireTime.forEvent(product.created()),
                product.createdBy(),
                WireTime.forEvent(product.modified()),
                product.modifiedBy());
    }

    private static @Nullable String text(@Nullable Object date) {
        return date == null ? null : date.toString();
    }
}
