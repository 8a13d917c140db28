package io.earnest.rewards.log.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TilesTest {
    /** The leaves of the reference tree of Certificate Transparency, and its roots by size. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final MemoryTiles store = new MemoryTiles();
    private final Tiles tiles = new Tiles(store);

    @Test
    void rootsAreThoseOfTheReferenceTree() {
        tiles.append(0, LEAVES.stream().map(HexFormat.of()::parseHex).toList());
        for (int size = 1; size <= LEAVES.size(); size++) {
            assertThat(HexFormat.of().formatHex(tiles.tree().root(size)))
                    .as("size " + size)
                    .isEqualTo(ROOTS.get(size - 1));
        }
        assertThat(HexFormat.of().formatHex(tiles.tree().root(0)))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void everyProofOfASmallTreeVerifiesAndOneOfAnotherLeafOrRootDoesNot() {
        int most = 40;
        tiles.append(0, leaves(0, most));
        MerkleTree tree = tiles.tree();
        for (int size = 1; size <= most; size++) {
            byte[] root = tree.root(size);
            for (int leaf = 0; leaf < size; leaf++) {
                List<byte[]> path = tree.inclusion(leaf, size);
                byte[] hash = TreeHashes.leaf(leaf(leaf));
                assertThat(ProofCheck.included(leaf, size, hash, path, root)).isTrue();
                assertThat(ProofCheck.included(leaf, size, TreeHashes.leaf(leaf(leaf + 1)), path, root))
                        .isFalse();
            }
            for (int smaller = 1; smaller <= size; smaller++) {
                List<byte[]> proof = tree.consistency(smaller, size);
                assertThat(ProofCheck.consistent(smaller, size, tree.root(smaller), root, proof))
                        .as(smaller + " in " + size)
                        .isTrue();
                assertThat(ProofCheck.consistent(smaller, size, tree.root(smaller - 1), root, proof))
                        .isFalse();
            }
        }
    }

    @Test
    void tilesOfALargeTreeAreThoseOfTheStandardHoweverItGrew() {
        // The standard's own example: 273 full tiles and one of 112 at level 0, one and one of 17 at level 1, one of 1
        // above.
        int size = 70_000;
        Random random = new Random(5);
        for (int grown = 0; grown < size; ) {
            int more = Math.min(size - grown, 1 + random.nextInt(700));
            tiles.append(grown, leaves(grown, more));
            grown += more;
        }
        assertThat(width(0, 272)).isEqualTo(256);
        assertThat(width(0, 273)).isEqualTo(112);
        assertThat(width(1, 0)).isEqualTo(256);
        assertThat(width(1, 1)).isEqualTo(17);
        assertThat(width(2, 0)).isEqualTo(1);
        assertThat(store.count()).isEqualTo(274 * 2 + 2 + 1);
        assertThat(tiles.tree().root(size)).isEqualTo(naive(0, size));
        assertThat(tiles.tree().root(65_793)).isEqualTo(naive(0, 65_793));
    }

    @Test
    void aTileIsServedAtEveryWidthThatItHadAndAtNoOther() {
        tiles.append(0, leaves(0, 100));
        assertThat(read("0/000.p/100")).hasSize(3_200);
        byte[] before = read("entries/000.p/100");
        tiles.append(100, leaves(100, 200));
        assertThat(read("0/000.p/100")).hasSize(3_200);
        assertThat(read("entries/000.p/100")).isEqualTo(before);
        assertThat(read("0/000")).hasSize(8_192);
        assertThat(read("0/001.p/44")).hasSize(44 * 32);
        assertThat(TileAddress.parse("0/001.p/45").flatMap(tiles::read)).isEmpty();
        assertThat(TileAddress.parse("0/001").flatMap(tiles::read)).isEmpty();
        assertThat(TileAddress.parse("entries/001").flatMap(tiles::read)).isEmpty();
        assertThat(Arrays.copyOf(read("entries/000"), 9)).isEqualTo(new byte[] {0, 6, 'l', 'e', 'a', 'f', ' ', '0', 0});
    }

    @Test
    void growingOnTilesThatAreNotThereIsRefused() {
        tiles.append(0, leaves(0, 300));
        store.remove(new TileAddress(0, 1));
        assertThatThrownBy(() -> tiles.append(300, leaves(300, 1))).isInstanceOf(MissingTileException.class);
        assertThatThrownBy(() -> tiles.tree().root(300)).isInstanceOf(MissingTileException.class);
    }

    @Test
    void onlyThePathsOfTheStandardNameATile() {
        assertThat(new TileAddress(3, 1_234_067)).hasToString("3/x001/x234/067");
        assertThat(TileAddress.parse("3/x001/x234/067").orElseThrow().address())
                .isEqualTo(new TileAddress(3, 1_234_067));
        assertThat(TileAddress.parse("0/000.p/255").orElseThrow().width()).isEqualTo(255);
        for (String path : List.of(
                "64/000",
                "00/000",
                "0/0",
                "0/1000",
                "0/001/000",
                "0/x000/001",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "-1/000",
                "entries/../000",
                "0/x999/x999/x999/x999/x999/x999/999",
                "data/000",
                "")) {
            assertThat(TileAddress.parse(path)).as(path).isEmpty();
        }
    }

    private int width(int level, long index) {
        return store.read(new TileAddress(level, index)).orElseThrow().length / TreeHashes.BYTES;
    }

    private byte[] read(String path) {
        return TileAddress.parse(path).flatMap(tiles::read).orElseThrow();
    }

    private static byte[] naive(int from, int to) {
        if (to - from == 1) {
            return TreeHashes.leaf(leaf(from));
        }
        int split = Integer.highestOneBit(to - from - 1);
        return TreeHashes.node(naive(from, from + split), naive(from + split, to));
    }

    private static List<byte[]> leaves(int from, int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            leaves.add(leaf(i));
        }
        return leaves;
    }

    private static byte[] leaf(int index) {
        return ("leaf " + index).getBytes(StandardCharsets.UTF_8);
    }
}
