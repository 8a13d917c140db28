package io.earnest.rewards.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTest {
    /** The example of the specification of signed notes. */
    private static final NoteKey EXAMPLE =
            NoteKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

    private static final String NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @Test
    void theExampleOfTheSpecificationVerifies() {
        Note note = Note.parse(NOTE);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.isSignedBy(EXAMPLE)).isTrue();
        assertThat(note.toString()).isEqualTo(NOTE);
        assertThat(EXAMPLE.vkey()).isEqualTo("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    }

    @Test
    void aChangedTextOrSignatureOrNameDoesNotVerify() {
        assertThat(Note.parse(NOTE.replace("an example", "no example")).isSignedBy(EXAMPLE))
                .isFalse();
        assertThat(Note.parse(NOTE.replace("Uw2QOkn8", "Uw2QOkn9")).isSignedBy(EXAMPLE))
                .isFalse();
        assertThat(Note.parse(NOTE.replace("example.com/foo", "example.com/bar"))
                        .isSignedBy(EXAMPLE))
                .isFalse();
    }

    @Test
    void whatIsNoNoteIsRefused() {
        for (String text : List.of(
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n- name AAAAAAAA\n",
                NOTE.strip(),
                "a\tb" + NOTE)) {
            assertThatThrownBy(() -> Note.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        for (String vkey : List.of(
                "example.com/foo",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+Aeky")) {
            assertThatThrownBy(() -> NoteKey.parse(vkey)).as(vkey).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatASignerSignsItsKeyVerifies() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        NoteSigner signer = new NoteSigner("log.example/ledger", pair.getPrivate());
        String text = TreeHead.of("log.example/ledger", 7, new byte[32]).text();
        Note note = new Note(text, List.of(signer.sign(text)));
        assertThat(Note.parse(note.toString())
                        .isSignedBy(NoteKey.parse(signer.key().vkey())))
                .isTrue();
        assertThat(signer.key().isSameKeyAs(NoteKey.ofLog("other", pair.getPublic())))
                .isTrue();
    }

    @Test
    void aCheckpointIsOriginSizeAndRoot() {
        String text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        TreeHead head = TreeHead.parse(text);
        assertThat(head.size()).isEqualTo(20_852_163);
        assertThat(head.text()).isEqualTo(text);
        for (String wrong : List.of(
                "origin\n1\n",
                "origin\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "origin\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "origin\n1\nCsUYapGG\n",
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")) {
            assertThatThrownBy(() -> TreeHead.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
