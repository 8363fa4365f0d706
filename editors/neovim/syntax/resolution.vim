" Resolutions of the United Nations, by shape; what a line means is the server's to say.
if exists('b:current_syntax')
  finish
endif
syntax spell toplevel

syntax match resolutionMasthead /^\s*\%(Distr\.\|Original\).*$/
syntax match resolutionMasthead /^\s*\%(Agenda items\?\|Points\?\|Temas\?\|Пункты\?\|议程项目\|البند\)\s*\d.*$/
syntax match resolutionMasthead /^\s*\%(Resolution adopted\|Adopted\|Résolution adoptée\|Adoptée\|Resolución aprobada\|Aprobada\|Резолюция, принятая\|принятая\) .*$/
syntax match resolutionMasthead /^\s*\[\^\@!.*\]$/ contains=resolutionSymbol

syntax match resolutionTitle /^\s*#*\s*\%(E\?S-\)\?\d\{1,4}\/\d\+\%( \u\)\?\%(\.\s\+\S.*\|\s\+[؀-ۿ].*\)$/
syntax match resolutionTitle /^\s*\%(Resolution\|Résolution\|Resolución\|Резолюция\) \d\{1,4} \\\?(\d\{4}\\\?),\?$/
syntax match resolutionHeading /^#\{1,6}\s\+.*$/ contains=resolutionMark,resolutionTitle
syntax match resolutionHeading /^\s*\%(Annex\|Annexe\|Anexo\|Приложение\|附件\|المرفق\)\%( \S\+\)\?$/
syntax match resolutionHeading /^\s*\%([IVX]\+\|[A-Z]\)\.\?$/

syntax match resolutionOpening /^\s*\%(The General Assembly\|The \%(Security\|Human Rights\|Economic and Social\) Council\),\?$/
syntax match resolutionOpening /^\s*\%(L[’']Assemblée générale\|Le Conseil .*\|La Asamblea General\|El Consejo .*\),\?$/
syntax match resolutionOpening /^\s*\%(Генеральная Ассамблея\|Совет .*\|Экономический и Социальный Совет\),\?$/
syntax match resolutionOpening /^\s*\%(大会\|安全理事会\|人权理事会\|经济及社会理事会\)，\?$/
syntax match resolutionOpening /^\s*إن \%(الجمعية العامة\|مجلس .*\|المجلس .*\)،\?$/

syntax match resolutionRecital /^\u\l\{3,}ing\>\%( also\| further\)\?/
syntax match resolutionRecital /^\%(Deeply \|Gravely \|Fully \)\?\c\%(alarmed\|aware\|cognizant\|concerned\|conscious\|convinced\|desirous\|determined\|encouraged\|guided\|mindful\)\>/
syntax match resolutionRecital /^\u\k\{3,}\%(ant\|ando\|endo\|iendo\)\>/
syntax match resolutionRecital /^و\?إذ \S\+/

syntax match resolutionNumber /^\s*\d\+\%(\.\d\+\)*\%([.)]\| \?-\)\ze\s/ nextgroup=resolutionLead skipwhite
syntax match resolutionItem /^\s*(\?\%([a-zа-я]\{1,2}\|[ivxl]\+\|[أ-ي]\))\ze\s/
syntax match resolutionLead /[*_]\{1,2}\%([^*_]\)\+[*_]\{1,2}/ contained contains=resolutionEmphasisMark
syntax match resolutionEmphasis /\*[^* ][^*]*\*/ contains=resolutionEmphasisMark,resolutionSymbol,resolutionMark
syntax match resolutionEmphasisMark /[*_]\+/ contained conceal

syntax match resolutionMark /[⁰¹²³⁴-⁹]\+/
syntax match resolutionMark /\[\^[^]]\+\]/
syntax match resolutionNote /^\s*\%([⁰¹²³⁴-⁹]\+\|\[\^[^]]\+\]:\)\s.*$/ contains=resolutionMark,resolutionSymbol,resolutionQuote,resolutionEmphasis

syntax match resolutionSymbol /\<\%(A\|S\|E\|T\|ST\|CD\|DP\|TD\|UNEP\|CRC\|CCPR\|CEDAW\|FCCC\|CBD\|NPT\)\%(\/[0-9A-Za-z]\+\%([.-][0-9A-Za-z]\+\)*\)\+/
syntax match resolutionSymbol /\<\%(E\?S-\)\?\%(\d\{1,3}\|\d\{4}\)\/\d\{1,3}\>/
syntax match resolutionSymbol /\<\d\{1,4}\%( \u\)\? \\\?(\%(\%(19\|20\)\d\d\|[IVXLC]\+\)\\\?)/
syntax match resolutionQuote /“[^“”]*”/
syntax match resolutionQuote /«[^«»]*»/
syntax match resolutionQuote /《[^《》]*》/
syntax region resolutionComment start=/<!--/ end=/-->/

highlight default link resolutionMasthead PreProc
highlight default link resolutionTitle Title
highlight default link resolutionHeading Title
highlight default link resolutionOpening Function
highlight default link resolutionRecital Keyword
highlight default link resolutionNumber Number
highlight default link resolutionItem Number
highlight default link resolutionLead Statement
highlight default link resolutionMark Tag
highlight default link resolutionNote Comment
highlight default link resolutionSymbol Identifier
highlight default link resolutionQuote String
highlight default link resolutionComment Comment
highlight default resolutionEmphasis term=italic cterm=italic gui=italic

let b:current_syntax = 'resolution'
