package health.polaris.bench.reading;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.AdtInterpreter;
import health.polaris.connector.hl7.adt.AdtValidation;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.message.MessageLimits;
import health.polaris.connector.hl7.message.MessageText;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the text of a message to what it says. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx3g"})
public class ReadingBenchmark {

    @Param({"A01", "A08", "A34", "A28", "2MiB", "10MiB"})
    public String message;

    private final ReadingRules rules = ReadingRules.contract(ZoneOffset.UTC);
    private final HapiContext generic = context(new GenericModelClassFactory());
    private final HapiContext typed = context(new CanonicalModelClassFactory("2.5"));

    private String text;
    private EarlierReading earlier;

    private static HapiContext context(ModelClassFactory model) {
        HapiContext context = new DefaultHapiContext(model);
        context.getParserConfiguration().setValidating(false);
        return context;
    }

    @Setup
    public void prepare() throws Exception {
        text = Messages.named(message);
        earlier = EarlierReading.ofJar(System.getProperty("before", ""));
        if (!(now() instanceof AdtInterpretation.Understood)) {
            throw new IllegalStateException(message + " is to be understood");
        }
    }

    /** As InboundService does it: limits, one parse of what is read, validation, interpretation. */
    @Benchmark
    public AdtInterpretation now() {
        MessageText received = MessageText.of(text).orElseThrow();
        if (MessageLimits.USUAL.exceededBy(received).isPresent()) {
            throw new IllegalStateException("too large");
        }
        AdtValidation validation = AdtValidation.of(rules.read(received), rules);
        return AdtInterpreter.interpret(((AdtValidation.Valid) validation).message());
    }

    /** The same by the earlier jar; nothing without one. */
    @Benchmark
    public Object before() throws Throwable {
        return earlier.read(text);
    }

    /** The whole message into HAPI's generic model, nothing read from it. */
    @Benchmark
    public Message wholeGeneric() throws HL7Exception {
        Message parsed = new GenericMessage.UnknownVersion(generic.getModelClassFactory());
        generic.getPipeParser().parse(parsed, text);
        return parsed;
    }

    /** The whole message into HAPI's model of v2.5, nothing read from it. */
    @Benchmark
    public Message wholeTyped() throws HL7Exception {
        return typed.getPipeParser().parse(text);
    }
}
