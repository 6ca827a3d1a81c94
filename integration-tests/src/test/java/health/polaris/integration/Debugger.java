package health.polaris.integration;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a method of a service that runs fail as no input is known to make it. */
final class Debugger {

    private final int port;

    /** @param port where the service listens that was launched with {@link #environment()} */
    Debugger(int port) {
        this.port = port;
    }

    Map<String, String> environment() {
        return Map.of(
                "JAVA_TOOL_OPTIONS", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
    }

    /** Waits for the next call of that method, which throws an {@link IllegalStateException}; those behind it do not. */
    void failNext(String className, String method) throws Exception {
        VirtualMachine machine = attached();
        try {
            Method failing = type(machine, className).methodsByName(method).getFirst();
            BreakpointRequest request = machine.eventRequestManager().createBreakpointRequest(failing.location());
            request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            request.enable();
            while (true) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof BreakpointEvent call) {
                        request.disable();
                        fail(machine, call.thread());
                        events.resume();
                        return;
                    }
                }
                events.resume();
            }
        } finally {
            machine.dispose();
        }
    }

    private static void fail(VirtualMachine machine, ThreadReference thread) throws Exception {
        ClassType type = type(machine, IllegalStateException.class.getName());
        ObjectReference failure = type.newInstance(
                thread, type.concreteMethodByName("<init>", "()V"), List.of(), ClassType.INVOKE_SINGLE_THREADED);
        thread.stop(failure);
    }

    private static ClassType type(VirtualMachine machine, String className) {
        return (ClassType) machine.classesByName(className).getFirst();
    }

    private VirtualMachine attached() throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(Integer.toString(port));
        return connector.attach(arguments);
    }
}
