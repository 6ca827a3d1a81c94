package health.polaris.users.migration;

import health.polaris.users.clinician.ClinicianCreateRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Completes the description of {@link BulkClinicianRequest}: what a creation requires, a migration requires too. */
@Component
class BulkRequestDescription implements OpenApiCustomizer {

    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI description) {
        Map<String, Schema> schemas = description.getComponents().getSchemas();
        Schema<?> creation = Objects.requireNonNull(schemas.get(ClinicianCreateRequest.class.getSimpleName()));
        Schema<?> migration = Objects.requireNonNull(schemas.get(BulkClinicianRequest.class.getSimpleName()));
        TreeSet<String> required = new TreeSet<>(creation.getRequired());
        required.addAll(migration.getRequired());
        migration.setRequired(List.copyOf(required));
    }
}
