package health.polaris.users.password;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Body of {@code PATCH /dhos/v1/clinician?email=}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PasswordUpdateRequest(
        @NotNull @Schema(maxLength = PasswordPolicy.LONGEST) String password) {

    /** Without the password: this text may end up in a log. */
    @Override
    public String toString() {
        return "PasswordUpdateRequest[]";
    }
}
