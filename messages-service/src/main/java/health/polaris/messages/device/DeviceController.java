package health.polaris.messages.device;

import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.web.request.IgnoresParameters;
import health.polaris.web.request.WithoutJsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The registry of devices. */
@RestController
@Tag(name = "devices", description = "The registry of tablets")
record DeviceController(DeviceService devices) {
    @Operation(operationId = "registerDevice")
    @Allow(scopes = "write:send_device")
    @IgnoresParameters("type")
    @PostMapping("/dhos/v1/device")
    DeviceResponse register(@Valid @RequestBody DeviceRequest request) {
        return devices.register(request);
    }

    /**
     * @param active {@code true} or {@code false} in any letter case; there is no "all"
     * @param locationId one id or several, separated by commas
     */
    @Operation(operationId = "listDevices")
    @Allow(scopes = "read:send_device")
    @WithoutJsonBody(announced = true)
    @GetMapping("/dhos/v1/device")
    List<DeviceResponse> list(
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(name = "location_id", required = false) @Nullable List<String> locationId) {
        return devices.list(active, locationId == null ? List.of() : named(locationId));
    }

    @Operation(operationId = "getDevice")
    @Allow(scopes = "read:send_device")
    @WithoutJsonBody(announced = true)
    @GetMapping("/dhos/v1/device/{device_id}")
    DeviceResponse get(@PathVariable("device_id") String deviceId) {
        return devices.get(deviceId);
    }

    @Operation(operationId = "updateDevice")
    @Allow(scopes = "write:send_device")
    @PatchMapping("/dhos/v1/device/{device_id}")
    DeviceResponse update(
            @PathVariable("device_id") String deviceId, @Valid @RequestBody DeviceUpdateRequest update, Caller caller) {
        return devices.update(deviceId, update, caller.id());
    }

    private static List<String> named(List<String> locationIds) {
        return locationIds.stream()
                .flatMap(ids -> Arrays.stream(ids.split(",")))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }
}
