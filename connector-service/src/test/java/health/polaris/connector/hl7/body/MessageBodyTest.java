package health.polaris.connector.hl7.body;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.batch.MessageBatch;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.hl7.message.RawSegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBodyTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        TVNI,        MSH
        TVNIfA==,    MSH|
        TVNIfF4=,    MSH|^
        'TVNI\r\nfA==\r\n', MSH|
        'T V*N-I_',  MSH
        '',          ''
        """)
    void decodesBase64AsSendersWriteIt(String base64, String text) {
        assertThat(MessageBody.bytes(base64).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TVNIfA", "TVNIfA=", "TVNIfA===", "TVNI=", "T", "====", "=TVNI", "TVNIfA==TVNI"})
    void refusesWrongPadding(String base64) {
        assertThat(MessageBody.bytes(base64)).isEmpty();
    }

    @Test
    void readsUtf8WhateverIsDeclared() {
        assertThat(decoded("MSH|^~\\&|É|||||||||||||||8859/1", StandardCharsets.UTF_8))
                .isEqualTo(new MessageBody.Decoded("MSH|^~\\&|É|||||||||||||||8859/1"));
    }

    @ParameterizedTest
    @CsvSource({"8859/1, ISO-8859-1", "8859/15, ISO-8859-15", "8859/1~UNICODE UTF-8, ISO-8859-1"})
    void readsAsDeclaredWhatIsNotUtf8(String declared, String charset) {
        String text = "MSH|^~\\&|ÉÖ|||||||||||||||" + declared;
        assertThat(decoded(text, Charset.forName(charset))).isEqualTo(new MessageBody.Decoded(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UNICODE UTF-8", "ASCII"})
    void refusesBytesThatAreNotWhatTheyAreDeclaredToBe(String declared) {
        assertThat(decoded("MSH|^~\\&|É|||||||||||||||" + declared, StandardCharsets.ISO_8859_1))
                .isEqualTo(new MessageBody.Undecodable(Unreadable.CHARACTER_SET));
    }

    /** Also behind the first byte of a frame or blank lines, or twice, as programs one behind the other leave it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\uFEFF", "\uFEFF\uFEFF", "\u000B\uFEFF", "\uFEFF\u000B", "\r\n\uFEFF \uFEFF", "\uFEFF\r\n"})
    void dropsTheByteOrderMark(String before) {
        String message = "MSH|^~\\&|A|||||||||||||||8859/1\rPID|1||é\uFEFF";
        byte[] bytes = (before + message).getBytes(StandardCharsets.UTF_8);
        assertThat(MessageBody.of(bytes, CharacterSetRule.CONTRACT))
                .isEqualTo(new MessageBody.Decoded(before.replace("\uFEFF", "") + message));
        assertThat(RawSegment.headerOf(bytes))
                .hasValueSatisfying(header -> assertThat(header.field(18)).isEqualTo("8859/1"));
        assertThat(MessageBatch.hasHeader(bytes)).isTrue();
        assertThat(MessageBatch.read(bytes, 2).orElseThrow().parts()).hasSize(1);
    }

    @Test
    void refusesNul() {
        assertThat(decoded("MSH|^~\\&|A\0B", StandardCharsets.UTF_8))
                .isEqualTo(new MessageBody.Undecodable(Unreadable.NUL_CHARACTER));
    }

    @Test
    void refusesBinary() {
        byte[] bytes = new byte[3000];
        new Random(7).nextBytes(bytes);
        assertThat(MessageBody.of(bytes, CharacterSetRule.CONTRACT)).isInstanceOf(MessageBody.Undecodable.class);
    }

    private static MessageBody decoded(String text, Charset charset) {
        return MessageBody.of(text.getBytes(charset), CharacterSetRule.CONTRACT);
    }
}
