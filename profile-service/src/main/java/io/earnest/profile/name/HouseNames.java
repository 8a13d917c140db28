package io.earnest.profile.name;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that speak for the house: of the platform, of its staff, of the ledger's system accounts; alone, with each other
 * ({@code earnest-support}), or with words that change nothing ({@code TheAdmin2}). {@code Earnest Evans} is nobody's but his.
 */
public final class HouseNames {
    private static final List<String> MODERATORS = words("mod mods moderator moderators moderation");

    private static final List<String> STAFF = words("""
            admin admins administrator administrators administration sysadmin superadmin superuser sysop root operator operators
            staff support helpdesk help official officials owner owners security abuse webmaster postmaster hostmaster noreply
            system treasurer""");

    /** The ledger's accounts, and what the house calls those who are gone. */
    private static final List<String> ACCOUNTS =
            words("mint treasury budget archive nobody anonymous deleted formerauthor");

    private static final List<String> PLATFORM = words("earnest");

    private static final List<String> FILLERS = words(
            "the of at and for by from your our real true team account service desk center centre com net org app bot");

    /** First parts of addresses, of pages and below {@code /api}, and what may become one. */
    private static final Set<String> ADDRESSES = looks(words("""
            aliases api article articles asset assets avatar avatars codes comment comments contact docs draft drafts economy edit error
            export favicon feed feeds following health history home imprint index internal ledger legal level levels login logout manifest metrics moderation new
            news notification notifications
            pnl pnlreports passkeys preview previews privacy problem problems profile profiles reading readinglist readings recover recoveries recovery register report reports
            robots search session sessions setting settings signin signout signup sitemap sitemaps tag tags tariff tariffs terms totp
            undefined verify viewer wallet wallets wellknown write writing"""));

    private static final Pattern PLATFORM_ALONE = alternatives(PLATFORM);
    private static final Pattern ANY = compound(List.of(MODERATORS, STAFF, ACCOUNTS, PLATFORM), FILLERS);
    private static final Pattern NOT_OF_MODERATORS =
            compound(List.of(STAFF, ACCOUNTS, PLATFORM), joined(FILLERS, MODERATORS));

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    /** {@code Ann (moderator)}, {@code Ann @operator}: what stands apart is read as a title. */
    private static final Pattern TITLES = Pattern.compile("[(\\[{<«「【]([^)\\]}>»」】]*)|@(\\S+)");

    private HouseNames() {}

    /** Whether a handle may be nobody's, as it speaks for the house or is a word of its addresses. */
    public static boolean isReserved(String handle) {
        return speaksForTheHouse(handle) || Looks.of(handle).stream().anyMatch(ADDRESSES::contains);
    }

    /** Whether somebody without any role may not be called so. */
    public static boolean speaksForTheHouse(String name) {
        return speaks(name, ANY);
    }

    /** Whether a moderator may not be called so either. */
    public static boolean speaksForMoreThanModerators(String name) {
        return speaks(name, NOT_OF_MODERATORS);
    }

    /** Whether the names are taken for each other. */
    public static boolean isLookalike(String name, String other) {
        Set<String> looks = Looks.of(other);
        return Looks.of(name).stream().anyMatch(look -> !look.isEmpty() && looks.contains(look));
    }

    private static boolean speaks(String name, Pattern house) {
        if (matches(name, house)) {
            return true;
        }
        Matcher titles = TITLES.matcher(name);
        while (titles.find()) {
            if (matches(titles.group(1) == null ? titles.group(2) : titles.group(1), house)) {
                return true;
            }
        }
        List<String> words = BETWEEN_WORDS.splitAsStream(name).toList();
        return words.stream().anyMatch(word -> matches(word, PLATFORM_ALONE))
                && words.stream().anyMatch(word -> !matches(word, PLATFORM_ALONE) && matches(word, ANY));
    }

    private static boolean matches(String name, Pattern house) {
        return Looks.withoutNumbers(name).stream()
                .anyMatch(look -> house.matcher(look).matches());
    }

    /** A word of one of the lists, at least, among others that change nothing. */
    private static Pattern compound(List<List<String>> lists, List<String> others) {
        String house = alternatives(lists.stream().flatMap(Collection::stream).toList())
                .pattern();
        String any = "(?:" + alternatives(others).pattern() + "|" + house + ")*";
        return Pattern.compile(any + house + any);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Pattern alternatives(List<String> words) {
        return Pattern.compile(looks(words).stream().collect(Collectors.joining("|", "(?:", ")")));
    }

    private static Set<String> looks(List<String> words) {
        return words.stream().flatMap(word -> Looks.of(word).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> words(String list) {
        return Arrays.asList(list.strip().split("\\s+"));
    }
}
