-- The type `resolution`: by ending, by the United Nations' own file names, and for other text files by what stands at the top.

local function starts_like_a_resolution(buffer)
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, 40, false)
  local masthead, title = false, false
  for _, line in ipairs(lines) do
    masthead = masthead or line:match("^Distr%.") ~= nil
    title = title or line:match("^#* *E?S?%-?%d+/%d+%.? +%S") ~= nil or line:match("^Resolution %d+ \\?%(%d%d%d%d\\?%)$") ~= nil
  end
  return masthead and title
end

local NAMES = { "[ASE]_RES_.*%.txt", "[ASE]_RES_.*%.md", "A_HRC_RES_.*%.txt", "A_HRC_RES_.*%.md", ".*%.res%.md", ".*%.res%.txt" }

local function by_content(buffer)
  return starts_like_a_resolution(buffer) and "resolution" or nil
end

if vim.filetype and vim.filetype.add and vim.fn.has("nvim-0.8") == 1 then
  local patterns = {}
  for _, name in ipairs(NAMES) do
    patterns[".*/" .. name] = { "resolution", { priority = 10 } }
  end
  patterns[".*%.txt"] = {
    function(_, buffer)
      return by_content(buffer)
    end,
    { priority = 0 },
  }
  vim.filetype.add({ extension = { resolution = "resolution" }, pattern = patterns })
end
