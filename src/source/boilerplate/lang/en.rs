//! English.

use super::super::piece::{Context::*, Field::*, Words};
use crate::model::role::Role::{
    Advertisement, Bio, Caption, Comments, Controls, Date, Legal, Navigation, Reference, Related,
    Share,
};

// A row for each role and sureness.
#[rustfmt::skip]
pub(crate) const WORDS: Words = Words {
    phrases: &[
        (Reference, PageEdge, "references|notes and references|bibliography|works cited|citations|footnotes"),
        (Related, PageEdge, "external links|see also|further reading"),
        (Advertisement, Anywhere, "advert|-advertisement-|- advertisement -|advertisement: …|advertisement - …|advertisement – …|advertisement — …"),
        (Controls, Anywhere, "image # of #|photo # of #|slide # of #|media playback is unsupported on your device"),
        (Bio, Anywhere, "about the author|about the authors|about the writer|about the contributor|author bio"),
        (Navigation, PageEdge, "\
            skip to main content|skip to content|skip to navigation|skip navigation|skip to footer|\
            skip to search|skip links|jump to content|jump to main content|jump to navigation|\
            back to top|return to top|go to top|scroll to top|back to home|back to homepage|\
            return to homepage|back to the list|back to list|back to all posts|back to blog|\
            back to news|open menu|close menu|toggle navigation|toggle menu|main menu|main navigation|\
            open navigation menu|open search|toggle search|search this site|site map|sitemap|\
            sign in / register|log in / register|sign in / sign up|my account|create account|\
            create free account|you are here: …|page # of #|next page|previous page|mobile version|\
            desktop version|view desktop site|full site|accessibility links|\
            all sections|view all|see all|more in this section|read the original|\
            read the original article|view original|table of contents|edition: …|us edition|uk edition|\
            international edition|\
            skip to site index|accessibility help|more menu|your account|search jobs"),
        (Navigation, NearOther, "\
            home|homepage|menu|search|sections|log in|login|sign in|log out|logout|sign out|register|\
            account|profile|navigation|help|contact|contact us|mail me|email me|about|about us|faq|jobs|careers|\
            accessibility|back|next|previous|prev|news|latest|latest news|breaking news|world|\
            world news|us news|uk news|local|local news|national|international|politics|business|\
            economy|money|markets|finance|tech|technology|science|health|climate|environment|opinion|\
            opinions|editorial|editorials|comment|columns|columnists|letters|obituaries|sport|sports|\
            football|culture|arts|books|film|movies|music|tv|television|theatre|theater|style|fashion|\
            food|recipes|travel|lifestyle|life|family|education|weather|traffic|crosswords|puzzles|\
            games|video|videos|photos|pictures|audio|podcasts|podcast|live|events|classifieds|archive|\
            archives|community|entertainment|features|magazine|blog|blogs|more|crime|tags|categories|\
            topics|all posts|today's paper|en|english|deutsch|français|español"),
        (Controls, PageEdge, "\
            listen to this article|listen to this article @|listen to this article @ @|\
            listen to this story|listen to article|listen to the article|listen to article # min|\
            listen to this article # min|listen @|listen @ @|listen now @ @|play @ @|audio @ @|\
            # min read|# mins read|# minute read|# minutes read|# min. read|# minutes to read|\
            # minute reading|read time # min|read time # minutes|reading time # min|reading time # mins|\
            reading time # minute|reading time # minutes|estimated reading time # minutes|# min listen|\
            # views|views #|view count #|# reads|# words|print this page|print this article|print page|\
            print article|print this|print friendly|printer friendly|printer-friendly|\
            printer-friendly version|print version|text size|font size|change font size|\
            increase font size|decrease font size|larger text|smaller text|text size a a a|\
            text to speech|save article|save this article|\
            save for later|bookmark this article|read later|add to bookmarks|\
            click to enlarge|enlarge image|view gallery|hide caption|\
            toggle caption|close this dialog|report a typo|report an error|report a correction|\
            dark mode|show more|show less|accept cookies|\
            accept all cookies|accept all|manage cookies|cookie settings|previous slide|next slide|\
            translate this page|0:00 0:00|\
            this article is more than # month old|this article is more than # months old|this article is more than # year old|this article is more than # years old"),
        (Controls, NearOther, "\
            expand|collapse all|loading|print|save|saved|bookmark|listen|play|pause|mute|unmute|close|\
            copy|download|pdf|download pdf|translate|zoom|fullscreen|edit|report|small medium large|a a|\
            font|text|like|likes|# likes|like #|likes #|react|reply|settings|speed|1x|1.0x|options|\
            more options|enlarge|view|views|hide|expand all"),
        (Share, Anywhere, "\
            share this article|share this story|share this post|share this page|share this: …|\
            share this article on …|share on facebook|share on twitter|share on x|share on whatsapp|\
            share on linkedin|share on reddit|share via email|share by email|share on social media|\
            click to share on …|follow us on …"),
        (Share, PageEdge, "\
            share this|share article|share: …|share full article|share via …|share with friends|\
            spread the word|thanks for reading|thank you for reading|tweet this|pin it|like this: …|like this|copy link|link copied|copy link to clipboard|\
            email this article|email a friend|send to a friend|follow us|follow us: …|gift this article|\
            give this article|# shares|# share"),
        (Share, NearOther, "\
            share|shares|tweet|retweet|pin|email|e-mail|facebook|twitter|x|whatsapp|linkedin|reddit|\
            pinterest|telegram|instagram|youtube|tiktok|tumblr|flipboard|messenger|mastodon|bluesky|\
            threads|rss|rss feed|follow|follow author|gift|snapchat|vk|viber|line|signal|pocket|\
            more sharing options"),
        (Related, Anywhere, "\
            read more: …|read also: …|also read: …|read next: …|related: …|related articles|\
            related article: …|related stories|related story: …|related posts|related content|\
            related news|related coverage|recommended stories|recommended articles|recommended for you|\
            you may also like|you might also like|you may also be interested in|more from this author"),
        (Related, PageEdge, "\
            related|related topics|related topics: …|related tags|related links|more from …|more by …|\
            more on this story|more on this topic|more on this|more like this|more stories|more news|\
            more articles|more top stories|top stories|most read|most popular|most viewed|most shared|\
            most commented|popular posts|popular articles|popular now|popular stories|trending|\
            trending now|trending stories|trending topics|latest stories|latest articles|latest posts|\
            recent posts|recent articles|recommended|editor's picks|editors' picks|editor's choice|\
            don't miss|must read|must reads|what to read next|read next|up next|next up|\
            in case you missed it|around the web|from around the web|you may have missed|elsewhere on …|\
            explore more|previous article|next article|previous article: …|\
            next article: …|previous post|next post|previous post: …|next post: …|previous story|\
            next story|previous: …|next: …|tags: …|tagged: …|filed under: …|posted in: …|categories: …|\
            topics in this article|read full story|read the full story|see more stories|\
            read more|see more on: …|related internet links"),
        (Related, NearOther, "recommended reading|keep reading|continue reading|topics: …|\
            posted in …|filed under …|tagged …"),
        (Advertisement, Anywhere, "\
            advertisement|advertisements|advertisement continue reading below|\
            story continues below advertisement|article continues below advertisement|\
            article continues after advertisement|article continues below|story continues below|\
            sponsored content|paid content|content continues below advertisement|skip advertisement|\
            skip ad|sign up for our newsletter|sign up to our newsletter|subscribe to our newsletter|\
            sign up for our free newsletter|sign up for our daily newsletter|get our newsletter|\
            join our newsletter"),
        (Advertisement, PageEdge, "\
            subscribe now|start your free trial|become a member|support us|support our journalism|\
            already a subscriber? log in|already a subscriber? sign in|download the app|\
            download our app|get the app|get the newsletter|sign up for newsletters|get alerts|\
            newsletter sign up|newsletter signup|free newsletter|you have # articles left|\
            you have # free articles remaining|from our partners|ad feedback|report this ad|why this ad?|\
            advertise with us"),
        (Advertisement, NearOther, "\
            subscribe today|promoted|ad|ads|advertising|sponsored|subscribe|newsletter|newsletters|\
            donate|membership|subscriptions|sign up|join us|e-paper|epaper"),
        (Comments, Anywhere, "view comments|show comments|view all comments"),
        (Comments, PageEdge, "\
            join the conversation|leave a comment|post a comment|# comment|comments #|no comments|\
            no comments yet|add a comment|add comment|write a comment|add your comment|\
            be the first to comment|leave a reply|leave a response|post comment|submit comment|\
            read comments|read the comments|see comments|see all comments|hide comments|\
            comments are closed|comments are off|comments are closed.|comments: #|comment on this story|\
            join the discussion|view # comments|show # comments|show all comments|load comments|\
            load more comments|sort by newest|log in to comment|sign in to comment|\
            your email address will not be published|# responses|# replies|\
            read # comments|# comments"),
        (Comments, NearOther, "comments|discuss|discussion|responses|conversation"),
        (Legal, PageEdge, "\
            all rights reserved|all rights reserved.|all rights reserved …|© …|copyright|copyright © …|\
            copyright # …|terms of use|terms of service|terms & conditions|terms and conditions|\
            terms of sale|privacy policy|privacy notice|privacy settings|privacy & cookies|\
            cookie policy|cookie notice|cookies policy|cookie preferences|\
            do not sell my personal information|\
            your privacy choices|your privacy rights|ad choices|adchoices|legal notice|reprints|\
            reprints & permissions|permissions|request reprints|modern slavery statement|\
            this site uses cookies|we use cookies|code of conduct|corrections policy|ethics policy|\
            our standards: …|licensed under …|reuse this content"),
        (Legal, NearOther, "terms|privacy|cookies|legal|imprint|disclaimer|copyright notice"),
        (Date, NearOther, "# hours ago|# hour ago|# hrs ago|# hr ago|# minutes ago|# mins ago|# days ago|# day ago|just now"),
        (Controls, PageEdge, "asked # years ago …|modified # years ago …|viewed # times|version: #|on this page|in this article|was this page helpful? …|was this helpful? …|was this article helpful? …|thanks for your feedback!|thanks for your feedback …|jump to recipe|print recipe|pin recipe|jump to recipe print recipe|edit this page|edit on github|edit this page on github|suggest an edit|view page source|report an issue …|member-only story|collapse|# answers|# answer|upvote|downvote|sorted by: …|report this …|toggle table of contents|table of contents toggle|opens in new window|video player is loading …|this video can not be played|read in app|open in app|edit source|view source|view history|read edit view history"),
        (Share, PageEdge, "share this post …|email this blogthis! …|leave a comment …|# likes # restacks|thanks for reading! …|thanks for reading …|thank you for reading! …|follow us on google news …|find us on …|connect with us|stay connected|stay in touch|get in touch|ready for more? …|start your substack|restack|upvote this …"),
        (Advertisement, PageEdge, "get local news delivered to your inbox! …|be the first to know …|sign up for more like this. …|stories in your inbox|never miss a story|don't miss a post|don't miss out|want to write?|become a paid subscriber|upgrade to paid|subscribe for free …|already have an account? …|new here? …|pin this for later! …|did you make this recipe? …|tried this recipe? …|made this recipe? …|thanks for reading … subscribe …"),
        (Related, Anywhere, "main article: …|main articles: …|see also: …|further information: …|read more on this topic: …|related reading: …|don't miss: …|from the archive: …|you may be interested in: …"),
        (Related, PageEdge, "more from author|other posts|similar posts|you might be interested in|newer post|older post|newer posts|older posts|post navigation|newer post older post …|← older post|newer →|recommended from medium|explore more on these topics|tagged with: …|labels: …|posted on: …|written by|more in …|browse other questions tagged …|in this section|in this series|other articles …|explore more on …|related documents|updates to this page|change history|discover more from …|similar recipes"),
        (Legal, PageEdge, "built with …|powered by …|reprinted with permission …|copyright …|disclosure statement|disclosure: …|view comments policy|community guidelines|community content is available under …|as an amazon associate …|privacy notice: …|this site uses akismet …|learn how your comment data is processed …|retrieved from …|this page was last edited on …|this page was last modified on …|text is available under …|content is available under …|affiliate disclosure …|report accessibility issue"),
        (Comments, PageEdge, "discussion about this post|no responses yet|what are your thoughts?|member discussion|required fields are marked *|required fields are marked …|you must be logged in …|you must log in …|log in to reply|join the conversation …|post comments|what do you think? …|comments powered by …|share your thoughts …|let us know in the comments …|have your say …|view all replies …|add your thoughts …|log in or sign up …"),
        (Bio, PageEdge, "about the illustrator|about the translator|about the editor|about the illustrator: …|about the author: …|about the translator: …|about me|a note on the author|a note about the author"),
    ],
    labels: &[
        (Title, NearOther, "title|headline"),
        (Author, PageEdge, "\
            author|authors|written by|words by|story by|text by|article by|posted by|reported by|\
            published by|written and photographed by|byline|reporter|reporting by"),
        (Editor, PageEdge, "editor|edited by|editing by|editors"),
        (Source, PageEdge, "\
            source|sources|originally published by|originally published in|originally published on|\
            original source|first published in|first appeared in|republished from|provided by"),
        (Source, NearOther, "via|publisher|publication|site|website|outlet"),
        (Published, PageEdge, "\
            published|published on|published at|published date|date published|publication date|posted|\
            posted on|posted at|first published|first published on|originally published|\
            originally published on|created|date posted|released|release date|pub date|\
            article published|story published"),
        (Published, NearOther, "date|on"),
        (Modified, PageEdge, "\
            updated|updated on|updated at|last updated|last updated on|last updated at|last modified|\
            last modified on|last edited|last reviewed|modified|date modified|last update|edited on"),
        (Url, PageEdge, "\
            source url|original url|original article|article url|permalink|read the original at|\
            canonical url"),
        (Url, NearOther, "url|link"),
        (Credit, NearOther, "\
            photo|photos|photo by|photos by|photograph by|photographs by|photo credit|photography|\
            photographer|image|image credit|images|credit|picture|pictures by|illustration|\
            illustration by|illustrations by|video by|produced by|graphic by|translated by|\
            fact-checked by|reviewed by|medically reviewed by"),
    ],
    bylines: "by",
    remarks: "\
        citation needed|better source needed|clarification needed|when?|who?|which?|where?|\
        why?|how?|by whom?|according to whom?|dubious|original research?|failed verification|\
        verification needed|unreliable source?|non-primary source needed|page needed|\
        full citation needed|dead link|permanent dead link|vague|peacock term|weasel words|\
        disputed|further explanation needed|not verified in body|self-published source|\
        self-published source?|relevant?|needs update|as of?|not in citation given|\
        additional citation(s) needed|medical citation needed|third-party source needed|\
        year needed|example needed|contradictory|neutrality is disputed|quantify|ambiguous|\
        broken anchor",
    patterns: &[
        (Advertisement, Anywhere, "…is a reader-supported publication…|if you like what you read here, consider…|…consider upgrading to a paid…|…consider becoming a free or paid subscriber…|…become a free or paid subscriber…"),
        (Legal, Anywhere, "this post may contain affiliate links…|this post contains affiliate links…|this article contains affiliate links…|this article may contain affiliate links…|this site contains affiliate links…|…earn from qualifying purchases…|…earn a small commission…|…earn an affiliate commission…|…may contain affiliate links…|…we may earn a commission…|…we may receive a commission…|…we may earn a small…|when you buy through links on our site…"),
        (Share, PageEdge, "thank you for reading.…|thanks for reading.…|thanks for reading!…|thank you for reading!…|thanks for reading…share…|originally published at…|did you love…then you should read…|read more at…|if you enjoyed this book…review…|…leaving a review…|…leave a review…|sign up for my newsletter…|sign up to…mailing list…|connect with…online…|…newsletter…free novella…|discover other titles by…|…never miss a new release…"),
        (Advertisement, Anywhere, "…not a member?…read…|…read it for free…|…friend link…|subscribe to continue reading…|subscribe to read…|sign in to continue reading…|log in to continue reading…"),
        (Caption, Anywhere, "image source,…|image caption,…|image credit:…|photo credit:…"),
        (Advertisement, Anywhere, "get …in your inbox…|get …to your inbox…|sign up …inbox…|subscribe …inbox…|have …delivered to your inbox…|*i understand and agree…|subscribe to …for…$…|subscribe to …and support …journalism…|download the …app for …news…|sign up for …newsletter…here…|sign up for our…newsletter…|support …journalism…subscrib…"),
        (Comments, PageEdge, "do you have an opinion on…|…be considered for publication in our letters…|written by…|what are your thoughts on…"),
        (Share, PageEdge, "follow…on facebook…|follow…on twitter…|follow…on x…instagram…|follow…on instagram…|you can find me on…|find me on…|contact…or…@…follow…|send your story ideas to…|…this post is public so feel free to share it…"),
        (Advertisement, PageEdge, "…sign up for our…newsletter…|…subscribe to our…newsletter…|…if someone forwarded you this…sign up…|if you enjoyed this…consider…|if you enjoyed this…share…|if you enjoyed this…subscribe…|if you liked this…follow…|if you liked this…clap…|get…stories in your inbox|enjoying this …? …|…join…readers here|tried this recipe…|did you make this…"),
        (Legal, PageEdge, "…is not responsible for the content of external…|this story was originally published…at…|this article is republished from…|this page uses content from…|…all rights reserved. this material may not…|we use cookies…|this website uses cookies…|by continuing to use this site…|by continuing to browse…|…agree to…privacy policy…|…privacy policy…terms of service apply…|this article about…is a stub…|this …article is a stub…|…you can help …by expanding it…|i understand and agree…"),
        (Navigation, PageEdge, "\
        for other uses…, see …|for other people…, see …|for other places…, see …|\
        for the …, see …|for a …, see …|for an …, see …|this article is about …for …see …|\
        this page is about …for …see …|not to be confused with …|\"…\" redirects here…|\
        “…” redirects here…|… redirects here. for …see …|from …, the free encyclopedia|\
        from …, the encyclopedia …|jump to: …|jump to navigation…|\
        redirected from …|(redirected from …)"),
    ],
};
