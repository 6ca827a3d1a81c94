package health.polaris.connector.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** SOAP 1.1 as Mirth's web service listener speaks it: {@code acceptMessage(arg0)}, document/literal. */
final class SoapEnvelope {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String MIRTH = "http://ws.connectors.connect.mirth.com/";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();
    private static final XMLInputFactory READERS = safeReaders();

    private SoapEnvelope() {}

    private static XMLInputFactory safeReaders() {
        XMLInputFactory readers = XMLInputFactory.newFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return readers;
    }

    /** The document as text of {@code arg0}, which belongs to no namespace. */
    static byte[] around(String document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeStartElement("soapenv", "Envelope", SOAP);
            writer.writeNamespace("soapenv", SOAP);
            writer.writeStartElement("soapenv", "Body", SOAP);
            writer.writeStartElement("ws", "acceptMessage", MIRTH);
            writer.writeNamespace("ws", MIRTH);
            writer.writeStartElement("arg0");
            text(writer, document);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("An envelope in memory can always be written", impossible);
        }
        return bytes.toByteArray();
    }

    /** A bare CR would reach the other side as LF, so it goes as a character reference. */
    private static void text(XMLStreamWriter writer, String document) throws XMLStreamException {
        String[] lines = withoutForbidden(document).split("\r", -1);
        writer.writeCharacters(lines[0]);
        for (int index = 1; index < lines.length; index++) {
            writer.writeEntityRef("#13");
            writer.writeCharacters(lines[index]);
        }
    }

    /** XML 1.0 has no way to say control characters, and one of them would make the whole envelope unreadable. */
    private static String withoutForbidden(String document) {
        return document.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    /** What an answer says. */
    enum Answer {
        TAKEN,
        FAULT,
        UNREADABLE
    }

    /** An empty answer is as good as {@code acceptMessageResponse}, whose text nobody reads. */
    static Answer read(byte[] answer) {
        if (new String(answer, StandardCharsets.ISO_8859_1).isBlank()) {
            return Answer.TAKEN;
        }
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(answer));
            reader.nextTag();
            return reader.getLocalName().equals("Envelope") ? body(reader) : Answer.UNREADABLE;
        } catch (XMLStreamException noXml) {
            return Answer.UNREADABLE;
        }
    }

    private static Answer body(XMLStreamReader reader) throws XMLStreamException {
        boolean fault = false;
        while (reader.hasNext()) {
            fault |= reader.next() == XMLStreamReader.START_ELEMENT
                    && reader.getLocalName().equals("Fault")
                    && SOAP.equals(reader.getNamespaceURI());
        }
        return fault ? Answer.FAULT : Answer.TAKEN;
    }
}
