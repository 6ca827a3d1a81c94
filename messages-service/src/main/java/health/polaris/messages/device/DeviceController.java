package health.polaris.messages.device;

import health.polaris.common.audit.AuditResponse;
import health.polaris.common.security.Allow;
import health.polaris.common.security.Caller;
import health.polaris.web.page.TimeCursor;
import health.polaris.web.request.IgnoresParameters;
import health.polaris.web.request.LinksToNext;
import health.polaris.web.request.NextPage;
import health.polaris.web.request.WithoutJsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    @Operation(operationId = "listDevices")
    @LinksToNext
    @Allow(scopes = "read:send_device")
    @WithoutJsonBody(announced = true)
    @GetMapping("/dhos/v1/device")
    ResponseEntity<List<DeviceResponse>> list(@Valid @ParameterObject DevicePage page) {
        List<DeviceResponse> found = devices.list(page);
        Integer limit = page.limit();
        return limit == null ? ResponseEntity.ok(found) : NextPage.of("cursor", found, limit, DeviceController::place);
    }

    private static String place(DeviceResponse device) {
        AuditResponse row = device.audit();
        return new TimeCursor(row.created(), row.uuid()).text();
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
}
